namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class StateIsLockedCases() : RuleCases("TAP-TERRAFORM-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "lock not said",
            """
            terraform {
              "backend": { "s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": true} },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase(
            "lock off",
            """terraform { "backend": {"s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": """
            + """true, "use_lockfile": false}}, "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}} }"""),
        new RuleCase(
            "lock an empty table",
            """terraform { "backend": {"s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": """
            + """true, "dynamodb_table": ""}}, "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}} }"""),
        new RuleCase("HTTP without a lock", """terraform { "backend": {"http": {"address": "https://state.example.com/o"}} }"""),
        new RuleCase("Consul's lock off", """terraform { "backend": {"consul": {"path": "o", "lock": false}} }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "a lock file",
            """terraform { "backend": {"s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": """
            + """true, "use_lockfile": true}}, "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}} }"""),
        new RuleCase(
            "a lock table",
            """
            terraform {
              "backend": {
                "s3": { "bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": true, "dynamodb_table": "locks" }
              },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase(
            "as text",
            """
            terraform {
              "backend": {
                "s3": { "bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": true, "use_lockfile": "true" }
              },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase("a local file", """terraform { "backend": {"local": {"path": "x"}} }"""),
    ];
}
