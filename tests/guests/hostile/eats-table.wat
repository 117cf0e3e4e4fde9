;; Grows its table until somebody says no, then traps.
(core module $guest
  (table $eaten 1 funcref)

  (func (export "check") (param $document i32) (result i32)
    (loop $more
      (br_if $more
        (i32.ne (table.grow $eaten (ref.null func) (i32.const 1000)) (i32.const -1))))
    (unreachable)))

(core instance $guest (instantiate $guest))
