namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class ResourcesAreTaggedCases() : RuleCases("TAP-TERRAFORM-4")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "no default tags",
            """provider.aws { "region": "us-east-1" }""",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase(
            "no environment",
            """
            provider.aws { "region": "us-east-1", "default_tags": {"tags": {"Application": "tap", "Stack": "orders"}} }
            """,
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase(
            "an aliased provider without tags",
            """
            {
              "provider": {
                "aws": [
                  {
                    "region": "us-east-1",
                    "default_tags": [{"tags": {"Application": "tap", "Stack": "orders", "Environment": "production"}}]
                  },
                  { "alias": "west", "region": "us-west-2" }
                ]
              }
            }
            """,
            """
            aws_dynamodb_table.x {
              "name": "orders",
              "hash_key": "id",
              "billing_mode": "PAY_PER_REQUEST",
              "attribute": { "name": "id", "type": "S" },
              "provider": "aws.west"
            }
            """),
        new RuleCase("no provider", """aws_sqs_queue.x {}"""),
        new RuleCase(
            "tags by a variable",
            """provider.aws { "default_tags": {"tags": "${var.t}"} }""",
            """aws_sqs_queue.x {}""",
            """var.t {}""") { IsUnproven = true },
        new RuleCase(
            "tags that are perhaps not there",
            """
            provider.aws {
              "dynamic": { "default_tags": { "for_each": "${var.t}", "content": {
                "tags": { "Application": "tap", "Stack": "o", "Environment": "production" } } } }
            }
            """,
            """aws_sqs_queue.x {}""",
            """var.t {}""") { IsUnproven = true },
        new RuleCase(
            "an empty environment",
            """
            provider.aws { "default_tags": {"tags": {"Application": "tap", "Stack": "o", "Environment": ""}} }
            """,
            """aws_sqs_queue.x {}"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "tags as lists",
            """
            {
              "provider": {
                "aws": [
                  {
                    "region": "us-east-1",
                    "default_tags": [{"tags": {"Application": "tap", "Stack": "orders", "Environment": "production"}}]
                  }
                ]
              }
            }
            """,
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase(
            "tags by a local",
            """provider.aws { "region": "us-east-1", "default_tags": {"tags": "${local.t}"} }""",
            """locals { "t": {"Application": "tap", "Stack": "orders", "Environment": "development"} }""",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase(
            "tags as an object",
            """provider.aws { "region": "us-east-1", "default_tags": {"tags": {"Application": "tap", "Stack": "orders","""
            + """ "Environment": "development"}} }""",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase("nothing of AWS", """random_password.x { "length": 32 }"""),
    ];
}
