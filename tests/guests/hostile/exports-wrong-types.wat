;; Exports an interface of the right name whose functions take and give plain strings.
(component
  (core module $guest
    (memory (export "memory") 1)
    ;; `{ pointer, length }` of an empty string.
    (func (export "describe") (result i32)
      (i32.const 0))
    (func (export "check") (param $text i32) (param $length i32) (result i32)
      (i32.const 0))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (i32.const 1024)))
  (core instance $guest (instantiate $guest))

  (func $describe (result string)
    (canon lift (core func $guest "describe") (memory (core memory $guest "memory"))))
  (func $check (param "text" string) (result string)
    (canon lift (core func $guest "check") (memory (core memory $guest "memory")) (realloc (core func $guest "realloc"))))
  (instance $rule (export "describe" (func $describe)) (export "check" (func $check)))
  (export "prompt-host:plugin/rule@0.2.0" (instance $rule)))
