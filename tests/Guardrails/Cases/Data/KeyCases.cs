namespace Tap.Tests.Guardrails.Cases;

public sealed class KeyRotatesCases() : RuleCases("TAP-KMS-4")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("not said", "aws_kms_key.it {}"),
        new RuleCase("off", """aws_kms_key.it { "enable_key_rotation": "${false}" }"""),
        new RuleCase("a symmetric key by its spec", """aws_kms_key.it { "customer_master_key_spec": "SYMMETRIC_DEFAULT" }"""),
        new RuleCase("a period alone", """aws_kms_key.it { "rotation_period_in_days": 365 }"""),
        new RuleCase("a spec that is not known", """aws_kms_key.it { "customer_master_key_spec": "${var.spec}" }""", "var.spec {}"),
        new RuleCase("not known", """aws_kms_key.it { "enable_key_rotation": "${var.on}" }""", "var.on {}") { IsUnproven = true },
        new RuleCase(
            "one of several", """aws_kms_key.it { "for_each": { "a": true, "b": false }, "enable_key_rotation": "${each.value}" }""")
        {
            At = "aws_kms_key.it[\"b\"]",
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("on", """aws_kms_key.it { "enable_key_rotation": true }"""),
        new RuleCase("as text, with a period", """aws_kms_key.it { "enable_key_rotation": "true", "rotation_period_in_days": 180 }"""),
        new RuleCase("by a local", """aws_kms_key.it { "enable_key_rotation": "${local.on}" }""", """locals { "on": true }"""),
        new RuleCase("asymmetric", """aws_kms_key.it { "customer_master_key_spec": "RSA_2048", "key_usage": "SIGN_VERIFY" }"""),
        new RuleCase("HMAC", """aws_kms_key.it { "customer_master_key_spec": "HMAC_256", "key_usage": "GENERATE_VERIFY_MAC" }"""),
        new RuleCase("in a key store of one's own", """aws_kms_key.it { "custom_key_store_id": "${aws_kms_custom_key_store.it.id}" }"""),
        new RuleCase("asymmetric, for encryption", """aws_kms_key.it { "customer_master_key_spec": "RSA_4096" }"""),
        new RuleCase("for signatures", """aws_kms_key.it { "key_usage": "SIGN_VERIFY" }"""),
        new RuleCase("imported, and a replica", "aws_kms_external_key.it {}", "aws_kms_replica_key.it {}"),
    ];
}

public sealed class KeyDeletionWaitsCases() : RuleCases("TAP-KMS-5")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("AWS's minimum", """aws_kms_key.it { "deletion_window_in_days": 7 }"""),
        new RuleCase("as text", """aws_kms_key.it { "deletion_window_in_days": "13" }"""),
        new RuleCase("by a variable", """aws_kms_key.it { "deletion_window_in_days": "${var.days}" }""", """var.days { "default": 7 }"""),
        new RuleCase("not known", """aws_kms_key.it { "deletion_window_in_days": "${var.days}" }""", "var.days {}") { IsUnproven = true },
        new RuleCase("a replica", """aws_kms_replica_key.it { "deletion_window_in_days": 7 }"""),
        new RuleCase("imported material", """aws_kms_external_key.it { "deletion_window_in_days": 7 }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("the default", "aws_kms_key.it {}"),
        new RuleCase("null", """aws_kms_key.it { "deletion_window_in_days": null }"""),
        new RuleCase("30 days", """aws_kms_key.it { "deletion_window_in_days": 30 }"""),
        new RuleCase("two weeks by an expression", """aws_kms_key.it { "deletion_window_in_days": "${2 * 7}" }"""),
    ];
}

public sealed class KeyStaysUsableCases() : RuleCases("TAP-KMS-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("no check", """aws_kms_key.it { "bypass_policy_lockout_safety_check": true }"""),
        new RuleCase(
            "no check by a local",
            """aws_kms_key.it { "bypass_policy_lockout_safety_check": "${local.x}" }""", """locals { "x": "true" }"""),
        new RuleCase("not known", """aws_kms_key.it { "bypass_policy_lockout_safety_check": "${var.x}" }""", "var.x {}")
        {
            IsUnproven = true,
        },
        new RuleCase("switched off", """aws_kms_key.it { "is_enabled": false }"""),
        new RuleCase("imported and switched off", """aws_kms_external_key.it { "enabled": "false" }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("nothing said", "aws_kms_key.it {}"),
        new RuleCase("said", """aws_kms_key.it { "is_enabled": true, "bypass_policy_lockout_safety_check": "false" }"""),
        new RuleCase("imported", """aws_kms_external_key.it { "enabled": "${true}" }"""),
    ];
}
