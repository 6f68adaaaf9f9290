namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class StateIsEncryptedCases() : RuleCases("TAP-TERRAFORM-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "state's encryption not said",
            """
            terraform {
              "backend": { "s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "use_lockfile": true} },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase(
            "state's encryption off",
            """terraform { "backend": {"s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1","""
            + """ "use_lockfile": true, "encrypt": false}}, "required_providers": {"aws": {"source": "hashicorp/aws", "version":"""
            + """ "5.100.0"}} }"""),
        new RuleCase(
            "state's encryption off as text",
            """
            terraform {
              "backend": {
                "s3": { "bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "use_lockfile": true, "encrypt": "false" }
              },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase(
            "an HTTP backend without TLS",
            """terraform { "backend": {"http": {"address": "http://state.example.com/orders"}} }"""),
        new RuleCase("no backend", """terraform { "required_version": ">= 1.11" }"""),
        new RuleCase("an empty backend", """terraform { "backend": {} }"""),
        new RuleCase("an empty list of backends", """terraform { "backend": [] }"""),
        new RuleCase("Consul", """terraform { "backend": {"consul": {"path": "o"}} }"""),
        new RuleCase("encryption as a list of blocks that say nothing", """{ "terraform": [{"backend": [{"s3": [{"bucket": "b"}]}]}] }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "encrypted",
            """terraform { "backend": {"s3": {"bucket": "acme-state", "key": "orders.tfstate", "region": "us-east-1", "encrypt": """
            + """true, "use_lockfile": true}}, "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}} }"""),
        new RuleCase(
            "backend as lists",
            """
            {
              "terraform": [{"backend": [{"s3": [{"bucket": "b", "key": "k", "region": "r", "encrypt": true, "use_lockfile": true}]}]}]
            }
            """),
        new RuleCase(
            "encrypted under a key",
            """
            terraform {
              "backend": {
                "s3": {
                  "bucket": "acme-state",
                  "key": "orders.tfstate",
                  "region": "us-east-1",
                  "encrypt": true,
                  "use_lockfile": true,
                  "kms_key_id": "arn:aws:kms:us-east-1:123456789012:key/1"
                }
              },
              "required_providers": { "aws": {"source": "hashicorp/aws", "version": "5.100.0"} }
            }
            """),
        new RuleCase("a local file", """terraform { "backend": {"local": {"path": "x"}} }"""),
        new RuleCase("HTTPS", """terraform { "backend": {"http": {"address": "https://state.example.com/o"}} }"""),
    ];
}
