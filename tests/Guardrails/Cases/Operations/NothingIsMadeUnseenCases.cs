namespace Tap.Tests.Guardrails.Cases.Operations;

public sealed class NothingIsMadeUnseenCases() : RuleCases("TAP-TERRAFORM-6")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase(
            "a CloudFormation template",
            """aws_cloudformation_stack.x { "name": "o", "template_body": "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::"""
            + """Bucket\", \"Properties\": {\"AccessControl\": \"PublicRead\"}}}}" }"""),
        new RuleCase(
            "Cloud Control",
            """
            aws_cloudcontrolapi_resource.x { "type_name": "AWS::IAM::User", "desired_state": "{\"UserName\":\"eve\"}" }
            """),
        new RuleCase(
            "a local-exec provisioner",
            """
            aws_s3_bucket.x {
              "bucket": "acme-orders",
              "provisioner": [{"local-exec": {"command": "aws s3api delete-public-access-block --bucket acme-orders"}}]
            }
            """),
        new RuleCase(
            "a provisioner of terraform_data",
            """
            terraform_data.x { "provisioner": {"local-exec": {"command": "aws iam create-user --user-name eve"}} }
            """),
        new RuleCase("another provider for AWS", """awscc_s3_bucket.x { "bucket_name": "acme-orders" }"""),
        new RuleCase("a program as data source", """data.external.x { "program": ["sh", "grant.sh"] }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase(
            "ordinary resources",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase("terraform_data without a provisioner", """terraform_data.x { "input": "1" }"""),
        new RuleCase("a CloudFormation stack is only read", """data.aws_cloudformation_stack.x { "name": "network" }"""),
    ];
}
