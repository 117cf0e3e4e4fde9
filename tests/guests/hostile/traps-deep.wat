;; Traps two calls below its export, in functions that have names.
(core module $guest
  (func $falls_over (unreachable))
  (func $reads_the_prompt (call $falls_over))

  (func (export "check") (param $document i32) (result i32)
    (call $reads_the_prompt)
    (i32.const 0)))

(core instance $guest (instantiate $guest))
