;; A component, but a program for the command line: it exports `wasi:cli/run` and
;; nothing that a host of plugins knows.
(component
  (core module $guest
    (func (export "run") (result i32)
      (i32.const 0)))
  (core instance $guest (instantiate $guest))

  (func $run (result (result))
    (canon lift (core func $guest "run")))
  (instance $program (export "run" (func $run)))
  (export "wasi:cli/run@0.2.6" (instance $program)))
