;; A core module, as a compiler makes without a component's wrapping.
(module
  (memory (export "memory") 1)
  (func (export "prompt-host:plugin/rule@0.2.0#describe") (result i32)
    (i32.const 0)))
