namespace Tap.Tests.Guardrails.Cases.Secrets;

public sealed class SecretVariableIsEphemeralCases() : RuleCases("TAP-SECRET-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("nothing is said", """var.db_password { "type": "string" }"""),
        new RuleCase("sensitive alone", """var.api_key { "sensitive": true }"""),
        new RuleCase("the name says nothing, but that it is sensitive does", """var.value { "sensitive": true }"""),
        new RuleCase("switched off as text", """var.token { "ephemeral": "false", "sensitive": true }"""),
        new RuleCase("names are written together", """var.dbPassword {}"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("ephemeral and sensitive", """var.api_key { "ephemeral": true, "sensitive": true, "default": "unset" }"""),
        new RuleCase("ephemeral as text", """var.db_password { "ephemeral": "true" }"""),
        new RuleCase("no secret", """var.name { "default": "orders" }"""),
        new RuleCase("what a secret has, and what is none", """var.secret_arn {}""", """var.partition_key {}"""),
    ];
}
