;; Answers 100 findings whose messages are all the same mebibyte: 100 MiB for the host
;; to copy, out of little more than one.
(core module $guest
  (import "desk" "memory" (memory 1))

  (func (export "check") (param $document i32) (result i32)
    (local $message i32)
    (local $finding i32)
    (local $end i32)
    ;; A mebibyte for the message, a page for the findings and the answer.
    (local.set $message (i32.shl (memory.grow (i32.const 17)) (i32.const 16)))
    (memory.fill (local.get $message) (i32.const 0x61) (i32.const 0x100000))
    (local.set $finding (i32.add (local.get $message) (i32.const 0x100000)))
    (local.set $end (i32.add (local.get $finding) (i32.const 7600)))
    (i32.store offset=4 (local.get $end) (local.get $finding))
    (i32.store offset=8 (local.get $end) (i32.const 100))
    (loop $next
      ;; The code, which is the name that `describe` gives; then the message.
      (i64.store offset=0 (local.get $finding) (i64.load offset=64 (i32.const 0)))
      (i32.store offset=16 (local.get $finding) (local.get $message))
      (i32.store offset=20 (local.get $finding) (i32.const 0x100000))
      (local.set $finding (i32.add (local.get $finding) (i32.const 76)))
      (br_if $next (i32.lt_u (local.get $finding) (local.get $end))))
    (local.get $end)))

(core instance $guest (instantiate $guest (with "desk" (instance $desk))))
