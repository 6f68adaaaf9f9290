namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class ProviderIsPinnedCases() : RuleCases("TAP-TERRAFORM-3")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "provider version ~>",
            """terraform { "required_providers": {"aws": {"source": "hashicorp/aws", "version": "~> 5.0"}} }"""),
        new RuleCase("provider version >=, short form", """terraform { "required_providers": {"aws": ">= 5.0"} }"""),
        new RuleCase("provider version no version", """terraform { "required_providers": {"aws": {"source": "hashicorp/aws"}} }"""),
        new RuleCase(
            "provider version two parts",
            """terraform { "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100"}} }"""),
        new RuleCase(
            "a provider that is not required",
            """terraform { "required_providers": {"aws": "5.100.0"} }""",
            """random_password.x { "length": 32 }""") { At = "random_password.x" },
        new RuleCase(
            "a version among two",
            """
            { "terraform": [{"required_providers": [{"aws": {"version": "5.100.0"}}, {"random": {"version": "3.7.0, < 4"}}]}] }
            """),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("provider version exact", """terraform { "required_providers": {"aws": {"source": "aws", "version": "5.100.0"}} }"""),
        new RuleCase(
            "provider version with =",
            """terraform { "required_providers": {"aws": {"source": "hashicorp/aws", "version": "= 5.100.0"}} }"""),
        new RuleCase("provider version short form", """terraform { "required_providers": {"aws": "5.100.0"} }"""),
        new RuleCase(
            "what Terraform has built in",
            """
            terraform { "required_providers": {"aws": "=5.100.0", "terraform": {"source": "terraform.io/builtin/terraform"}} }
            """,
            """terraform_data.x {}""",
            """aws_sqs_queue.x { "provider": "aws.west" }"""),
    ];
}
