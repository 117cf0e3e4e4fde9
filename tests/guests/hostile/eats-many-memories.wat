;; Eats with many mouths: 32 core instances, each with a memory of its own that grows
;; to less than 4 MiB, 122 MiB in all. It traps when somebody says no.

;; A mouth, and behind it all the mouths before it: `eat` gives 15 pages to each.
(core module $mouth
  (import "behind" "eat" (func $behind))
  (memory 1 64)
  (func (export "eat")
    (if (i32.eq (memory.grow (i32.const 15)) (i32.const -1))
      (then (unreachable)))
    (call $behind)))

(core module $nobody
  (func (export "eat")))

(core instance $mouth-0 (instantiate $nobody))
(core instance $mouth-1 (instantiate $mouth (with "behind" (instance $mouth-0))))
(core instance $mouth-2 (instantiate $mouth (with "behind" (instance $mouth-1))))
(core instance $mouth-3 (instantiate $mouth (with "behind" (instance $mouth-2))))
(core instance $mouth-4 (instantiate $mouth (with "behind" (instance $mouth-3))))
(core instance $mouth-5 (instantiate $mouth (with "behind" (instance $mouth-4))))
(core instance $mouth-6 (instantiate $mouth (with "behind" (instance $mouth-5))))
(core instance $mouth-7 (instantiate $mouth (with "behind" (instance $mouth-6))))
(core instance $mouth-8 (instantiate $mouth (with "behind" (instance $mouth-7))))
(core instance $mouth-9 (instantiate $mouth (with "behind" (instance $mouth-8))))
(core instance $mouth-10 (instantiate $mouth (with "behind" (instance $mouth-9))))
(core instance $mouth-11 (instantiate $mouth (with "behind" (instance $mouth-10))))
(core instance $mouth-12 (instantiate $mouth (with "behind" (instance $mouth-11))))
(core instance $mouth-13 (instantiate $mouth (with "behind" (instance $mouth-12))))
(core instance $mouth-14 (instantiate $mouth (with "behind" (instance $mouth-13))))
(core instance $mouth-15 (instantiate $mouth (with "behind" (instance $mouth-14))))
(core instance $mouth-16 (instantiate $mouth (with "behind" (instance $mouth-15))))
(core instance $mouth-17 (instantiate $mouth (with "behind" (instance $mouth-16))))
(core instance $mouth-18 (instantiate $mouth (with "behind" (instance $mouth-17))))
(core instance $mouth-19 (instantiate $mouth (with "behind" (instance $mouth-18))))
(core instance $mouth-20 (instantiate $mouth (with "behind" (instance $mouth-19))))
(core instance $mouth-21 (instantiate $mouth (with "behind" (instance $mouth-20))))
(core instance $mouth-22 (instantiate $mouth (with "behind" (instance $mouth-21))))
(core instance $mouth-23 (instantiate $mouth (with "behind" (instance $mouth-22))))
(core instance $mouth-24 (instantiate $mouth (with "behind" (instance $mouth-23))))
(core instance $mouth-25 (instantiate $mouth (with "behind" (instance $mouth-24))))
(core instance $mouth-26 (instantiate $mouth (with "behind" (instance $mouth-25))))
(core instance $mouth-27 (instantiate $mouth (with "behind" (instance $mouth-26))))
(core instance $mouth-28 (instantiate $mouth (with "behind" (instance $mouth-27))))
(core instance $mouth-29 (instantiate $mouth (with "behind" (instance $mouth-28))))
(core instance $mouth-30 (instantiate $mouth (with "behind" (instance $mouth-29))))
(core instance $mouth-31 (instantiate $mouth (with "behind" (instance $mouth-30))))
(core instance $mouth-32 (instantiate $mouth (with "behind" (instance $mouth-31))))

(core module $feeder
  (import "mouths" "eat" (func $eat))
  (import "desk" "memory" (memory 1))
  (func (export "check") (param $document i32) (result i32)
    (call $eat)
    (call $eat)
    (call $eat)
    (call $eat)
    ;; No findings: the kilobyte's tail is all zeros.
    (i32.const 768)))

(core instance $guest (instantiate $feeder (with "desk" (instance $desk)) (with "mouths" (instance $mouth-32))))
