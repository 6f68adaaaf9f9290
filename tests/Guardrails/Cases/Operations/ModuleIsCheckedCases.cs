namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class ModuleIsCheckedCases() : RuleCases("TAP-TERRAFORM-5")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("a module from a folder", """module.x { "source": "./modules/open" }""") { IsUnproven = true },
        new RuleCase(
            "a module from the registry, exact version",
            """
            module.x { "source": "terraform-aws-modules/s3-bucket/aws", "version": "4.1.0", "acl": "public-read" }
            """) { IsUnproven = true },
        new RuleCase("a module with count", """module.x { "source": "./modules/open", "count": 2 }""") { IsUnproven = true },
        new RuleCase("a module in a list", """{ "module": [{"x": [{"source": "./modules/open"}]}] }""") { IsUnproven = true },
        new RuleCase(
            "a module whose version may change",
            """module.x { "source": "terraform-aws-modules/s3-bucket/aws", "version": "~> 4.1" }"""),
        new RuleCase("a branch of a repository", """module.x { "source": "git::https://example.com/modules.git?ref=main" }"""),
        new RuleCase("a source by a variable", """module.x { "source": "${var.s}" }""", """var.s {}""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "no module",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase("a module with count 0", """module.x { "source": "./modules/open", "count": 0 }"""),
        new RuleCase("an empty list of modules", """{ "module": [] }"""),
    ];
}
