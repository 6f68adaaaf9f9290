using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

public sealed class StorageRuleTests : RuleTest
{
    private const string Bucket = "aws_s3_bucket.data {}";
    private const string OfBucket = "\"bucket\": \"${aws_s3_bucket.data.id}\"";
    private const string Switches = "\"block_public_acls\": true, \"block_public_policy\": true, \"ignore_public_acls\": true";

    [TestCase("TAP-S3-1", "aws_s3_bucket.data has no public access block with all four switches on")]
    [TestCase("TAP-S3-2", "aws_s3_bucket.data has no encryption configuration with an algorithm")]
    [TestCase("TAP-S3-3", "aws_s3_bucket.data is not versioned")]
    [TestCase("TAP-S3-4", "aws_s3_bucket.data has no policy that denies everything without TLS")]
    public void A_bare_bucket_is_found(string rule, string finding) => Assert.That(Findings(rule, Bucket), Is.EqualTo(new[] { finding }));

    [TestCase("TAP-S3-1", $"aws_s3_bucket_public_access_block.block {{ {OfBucket}, {Switches}, \"restrict_public_buckets\": true }}")]
    [TestCase("TAP-S3-2", $$"""aws_s3_bucket_server_side_encryption_configuration.sse { {{OfBucket}}, "rule": [{"""
        + """ "apply_server_side_encryption_by_default": { "sse_algorithm": "AES256" } }] }""")]
    [TestCase(
        "TAP-S3-3", $$"""aws_s3_bucket_versioning.versioning { {{OfBucket}}, "versioning_configuration": { "status": "Enabled" } }""")]
    [TestCase("TAP-S3-4", $$$$"""aws_s3_bucket_policy.policy { {{{{OfBucket}}}}, "policy": "{\"Statement\":[{\"Effect\":\"Deny\","""
        + """\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" }""")]
    public void What_secures_a_bucket_secures_that_bucket_alone(string rule, string resource) => Assert.Multiple(() =>
    {
        Assert.That(Findings(rule, Bucket, resource), Is.Empty);
        Assert.That(
            Findings(rule, Bucket, "aws_s3_bucket.dat {}", resource), Has.Count.EqualTo(1).And.One.StartsWith("aws_s3_bucket.dat "));
    });

    [TestCase("TAP-S3-1", $"aws_s3_bucket_public_access_block.block {{ {OfBucket}, {Switches}, \"restrict_public_buckets\": false }}")]
    [TestCase(
        "TAP-S3-2",
        $$"""aws_s3_bucket_server_side_encryption_configuration.sse { {{OfBucket}}, "rule": [{ "bucket_key_enabled": true }] }""")]
    [TestCase(
        "TAP-S3-3", $$"""aws_s3_bucket_versioning.versioning { {{OfBucket}}, "versioning_configuration": { "status": "Suspended" } }""")]
    [TestCase("TAP-S3-4", $$$$"""aws_s3_bucket_policy.policy { {{{{OfBucket}}}}, "policy": "{\"Statement\":[{\"Effect\":\"Deny\","""
        + """\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" }""")]
    [TestCase("TAP-S3-4", $$$$"""aws_s3_bucket_policy.policy { {{{{OfBucket}}}}, "policy": "{\"Statement\":[{\"Effect\":\"Allow\","""
        + """\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" }""")]
    [TestCase("TAP-S3-4", $$$$"""aws_s3_bucket_policy.policy { {{{{OfBucket}}}}, "policy": "{\"Statement\":[{\"Effect\":\"Deny\","""
        + """\"Principal\":\"*\",\"Action\":\"s3:*\"}]}" }""")]
    public void Half_measures_are_found(string rule, string resource) =>
        Assert.That(Findings(rule, Bucket, resource), Has.Count.EqualTo(1));

    [TestCase("TAP-SQS-2", "aws_sqs_queue.queue", "sqs_queue_policy", "queue_url", "sqs:*")]
    [TestCase("TAP-SNS-2", "aws_sns_topic.topic", "sns_topic_policy", "arn", "sns:Publish")]
    public void Queues_and_topics_refuse_plain_HTTP(string rule, string of, string kind, string reference, string action)
    {
        string Policy(string to, string effect, string denied) =>
            $$$$"""aws_{{{{kind}}}}.policy { "{{{{reference}}}}": "${{{{{to}}}}.{{{{reference}}}}}", "policy": "{\"Statement\":["""
            + $$$$"""{\"Effect\":\"{{{{effect}}}}\",\"Principal\":\"*\",\"Action\":\"{{{{denied}}}}\","""
            + """\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}" }""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Findings(rule, $"{of} {{}}"), Has.Count.EqualTo(1));
            Assert.That(Findings(rule, $"{of} {{}}", Policy(of, "Deny", action)), Is.Empty);
            Assert.That(Findings(rule, $"{of} {{}}", Policy($"{of}2", "Deny", action)), Has.Count.EqualTo(1), "the policy of another");
            Assert.That(Findings(rule, $"{of} {{}}", Policy(of, "Allow", action)), Has.Count.EqualTo(1), "an allowing policy");
            Assert.That(Findings(rule, $"{of} {{}}", Policy(of, "Deny", "other:Action")), Has.Count.EqualTo(1), "another action");
        }
    }

    [TestCase("aws_dynamodb_table.data {}", "production", 1)]
    [TestCase("aws_kms_key.data {}", "production", 1)]
    [TestCase("aws_s3_bucket.data {}", "production", 1)]
    [TestCase("aws_secretsmanager_secret.data {}", "production", 1)]
    [TestCase("aws_sqs_queue.data {}", "production", 1)]
    [TestCase("""aws_ssm_parameter.data { "type": "SecureString" }""", "production", 1)]
    [TestCase("""aws_ssm_parameter.data { "type": "String" }""", "production", 0)]
    [TestCase("aws_lambda_function.data {}", "production", 0)]
    [TestCase("aws_s3_bucket.data {}", "staging", 0)]
    [TestCase("aws_s3_bucket.data {}", null, 0)]
    [TestCase("""aws_s3_bucket.data { "lifecycle": { "prevent_destroy": true } }""", "production", 0)]
    [TestCase("""aws_s3_bucket.data { "lifecycle": { "ignore_changes": ["tags"] } }""", "production", 1)]
    public void What_holds_data_in_production_outlives_mistakes(string resource, string? environment, int findings)
    {
        var tags = environment is null ? "" : $$""" "Environment": "{{environment}}" """;
        var stack = $$"""{ "provider": { "aws": [{ "default_tags": [{ "tags": { {{tags}} } }] }] }, {{Json(resource).Trim()[1..]}}""";
        Assert.That(Rule.All.Single(rule => rule.Id == "TAP-DATA-1").Check(StackModel.FromConfiguration(stack)).Count(), Is.EqualTo(findings));
    }

    [TestCase("TAP-DYNAMODB-1", """aws_dynamodb_table.table { "server_side_encryption": { "enabled": true } }""", true)]
    [TestCase("TAP-DYNAMODB-1", """aws_dynamodb_table.table { "server_side_encryption": { "enabled": false } }""", false)]
    [TestCase("TAP-DYNAMODB-1", "aws_dynamodb_table.table {}", false)]
    [TestCase("TAP-DYNAMODB-2", """aws_dynamodb_table.table { "point_in_time_recovery": { "enabled": true } }""", true)]
    [TestCase("TAP-DYNAMODB-2", """aws_dynamodb_table.table { "point_in_time_recovery": { "enabled": false } }""", false)]
    [TestCase("TAP-DYNAMODB-2", "aws_dynamodb_table.table {}", false)]
    [TestCase("TAP-SQS-1", """aws_sqs_queue.queue { "sqs_managed_sse_enabled": true }""", true)]
    [TestCase("TAP-SQS-1", """aws_sqs_queue.queue { "kms_master_key_id": "${aws_kms_key.key.arn}" }""", true)]
    [TestCase("TAP-SQS-1", """aws_sqs_queue.queue { "sqs_managed_sse_enabled": false }""", false)]
    [TestCase("TAP-SQS-1", "aws_sqs_queue.queue {}", false)]
    [TestCase("TAP-SNS-1", """aws_sns_topic.topic { "kms_master_key_id": "${aws_kms_key.key.arn}" }""", true)]
    [TestCase("TAP-SNS-1", """aws_sns_topic.topic { "kms_master_key_id": "alias/aws/sns" }""", false)]
    [TestCase("TAP-SNS-1", "aws_sns_topic.topic {}", false)]
    public void Tables_queues_and_topics_keep_their_rules(string rule, string resource, bool passes) =>
        Assert.That(Findings(rule, resource), Has.Count.EqualTo(passes ? 0 : 1));
}
