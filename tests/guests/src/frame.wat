;; A rule plugin around a core module that is written as text.
;;
;; The helper puts the guest's text at `;; GUEST`, its name at GUEST-ID and that
;; name's length at GUEST-LENGTH. The guest defines `(core instance $guest …)`, out of
;; modules of its own that may import the instance `$desk`, and it exports
;;
;;   check: (func (param $document i32) (result i32))
;;
;; as the canonical ABI spells `rule.check`: the parameter points at the arguments,
;; the result at `{ u8 failed, i32 pointer, i32 length }`.
;; The types are those of `wit/rule.wit` and `wit/prompt.wit` and change with them.
(component
  (component $rule

    ;; Everything of the ABI that is the same for all: memory, allocation and the
    ;; answer of `describe`, which lies in the first kilobyte.
    (core module $desk
      (memory (export "memory") 2)
      (global $next (mut i32) (i32.const 1024))

      ;; rule-set: plugin-info { id, version, title, summary }, rules
      (data (i32.const 0)
        (i32 512 GUEST-LENGTH) (i32 640 5) (i32 512 GUEST-LENGTH) (i32 656 23) (i32 64 1))
      ;; rule-info: code, summary; normalize, some, safe, enabled; languages; weight;
      ;; source, documentation
      (data (i32.const 64)
        (i32 512 GUEST-LENGTH) (i32 656 23) (i8 0 1 0 1) (i32 0 0) (f32 1)
        (i32 688 20) (i32 656 23))
      (data (i32.const 512) "GUEST-ID")
      (data (i32.const 640) "0.1.0")
      (data (i32.const 656) "Does what its name says")
      (data (i32.const 688) "The host's own tests")

      (func (export "describe") (result i32)
        (i32.const 0))

      ;; Gives out memory and takes none back; grows by what it lacks.
      (func (export "realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32)
        (result i32)
        (local $start i32)
        (local $missing i32)
        (local.set $start
          (i32.and
            (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1)))
            (i32.sub (i32.const 0) (local.get $align))))
        (global.set $next (i32.add (local.get $start) (local.get $size)))
        (local.set $missing
          (i32.sub (i32.shr_u (i32.add (global.get $next) (i32.const 65535)) (i32.const 16)) (memory.size)))
        (if (i32.gt_s (local.get $missing) (i32.const 0))
          (then (drop (memory.grow (local.get $missing)))))
        (memory.copy (local.get $start) (local.get $old) (local.get $old-size))
        (local.get $start)))

    (core instance $desk (instantiate $desk))

    ;; GUEST

    (type $plugin-info-type (record
      (field "id" string) (field "version" string) (field "title" string) (field "summary" string)))
    (export $plugin-info "plugin-info" (type $plugin-info-type))
    (type $span-type (record (field "start" u32) (field "end" u32)))
    (export $span "span" (type $span-type))
    (type $phase-type (enum "normalize" "clarify" "specify" "structure" "format"))
    (export $phase "phase" (type $phase-type))
    (type $applicability-type (enum "safe" "suggested"))
    (export $applicability "applicability" (type $applicability-type))
    (type $target-type (enum "claude" "gpt" "gpt-reasoning" "gemini" "open-weights" "unknown"))
    (export $target "target" (type $target-type))
    (type $protection-type (enum
      "code-fence" "code-inline" "code-evident" "url" "email" "path" "number" "quotation" "placeholder"
      "front-matter" "markup"))
    (export $protection "protection" (type $protection-type))
    (type $protected-span-type (record (field "span" $span) (field "kind" $protection)))
    (export $protected-span "protected-span" (type $protected-span-type))
    (type $material-type (enum
      "prose" "items" "heading" "code" "log" "stack-trace" "table" "json" "csv" "markup" "verse" "dialogue"
      "quotation" "front-matter"))
    (export $material "material" (type $material-type))
    (type $delimiter-type (enum "none" "fence" "tag" "heading" "label" "quotation"))
    (export $delimiter "delimiter" (type $delimiter-type))
    (type $voice-type (enum "person" "given" "unsure"))
    (export $voice "voice" (type $voice-type))
    (type $block-type (record
      (field "span" $span) (field "material" $material) (field "delimiter" $delimiter) (field "voice" $voice)))
    (export $block "block" (type $block-type))
    (type $purpose-type (enum
      "role" "task" "context" "data" "example" "constraint" "output-form" "audience"))
    (export $purpose "purpose" (type $purpose-type))
    (type $part-type (record (field "span" $span) (field "purpose" $purpose)))
    (export $part "part" (type $part-type))
    (type $constraint-kind-type (enum
      "length" "count" "format" "tone" "language" "inclusion" "exclusion" "rule"))
    (export $constraint-kind "constraint-kind" (type $constraint-kind-type))
    (type $bound-type (enum "at-least" "at-most" "exactly" "about"))
    (export $bound "bound" (type $bound-type))
    (type $amount-type (record (field "bound" $bound) (field "number" u32)))
    (export $amount "amount" (type $amount-type))
    (type $constraint-type (record
      (field "span" $span)
      (field "kind" $constraint-kind)
      (field "value" string)
      (field "amount" (option $amount))
      (field "negated" bool)))
    (export $constraint "constraint" (type $constraint-type))
    (type $signs-type (flags
      "works-on-text" "labelled-material" "fiction-or-message" "about-wording" "repeats-itself" "about-prompts"
      "about-security" "about-law"))
    (export $signs "signs" (type $signs-type))
    (type $document-type (record
      (field "text" string)
      (field "language" (option string))
      (field "target" $target)
      (field "task" (option string))
      (field "protected" (list $protected-span))
      (field "sentences" (list $span))
      (field "blocks" (list $block))
      (field "parts" (list $part))
      (field "constraints" (list $constraint))
      (field "signs" $signs)
      (field "work-on-text" (option $span))
      (field "context" (list (tuple string string)))
      (field "prior-turns" u32)))
    (export $document "document" (type $document-type))
    (type $edit-type (record (field "span" $span) (field "replacement" string)))
    (export $edit "edit" (type $edit-type))
    (type $question-type (record
      (field "text" string) (field "lead" (option string)) (field "choices" (list string))))
    (export $question "question" (type $question-type))
    (type $related-type (record (field "span" $span) (field "message" string)))
    (export $related "related" (type $related-type))
    (type $finding-type (record
      (field "code" string)
      (field "span" $span)
      (field "message" string)
      (field "related" (list $related))
      (field "applicability" $applicability)
      (field "edits" (list $edit))
      (field "question" (option $question))))
    (export $finding "finding" (type $finding-type))
    (type $rule-info-type (record
      (field "code" string)
      (field "summary" string)
      (field "phase" $phase)
      (field "applicability" (option $applicability))
      (field "enabled-by-default" bool)
      (field "languages" (list string))
      (field "weight" f32)
      (field "source" string)
      (field "documentation" string)))
    (export $rule-info "rule-info" (type $rule-info-type))
    (type $rule-set-type (record (field "plugin" $plugin-info) (field "rules" (list $rule-info))))
    (export $rule-set "rule-set" (type $rule-set-type))

    (func (export "describe") (result $rule-set)
      (canon lift (core func $desk "describe") (memory (core memory $desk "memory"))))
    (func (export "check")
      (param "document" $document) (param "codes" (list string))
      (result (result (list $finding) (error string)))
      (canon lift (core func $guest "check") (memory (core memory $desk "memory")) (realloc (core func $desk "realloc")))))

  (instance $rule (instantiate $rule))
  (export "prompt-host:plugin/rule@0.2.0" (instance $rule)))
