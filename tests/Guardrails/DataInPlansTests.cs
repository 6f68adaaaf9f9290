using Tap.Guardrails;
using Tap.Tests.Guardrails.Engine;

namespace Tap.Tests.Guardrails;

/// <summary>What the rules about data see of a plan beside what they see of a configuration.</summary>
public sealed class DataInPlansTests
{
    [TestCase(null, 0, TestName = "A_plan_alone_does_not_show_lifecycles")]
    [TestCase(""" "lifecycle": { "prevent_destroy": true } """, 0, TestName = "The_configuration_of_a_plan_shows_what_is_kept")]
    [TestCase(""" "bucket": "acme" """, 1, TestName = "The_configuration_of_a_plan_shows_what_is_not_kept")]
    public void Lifecycles_are_in_the_configuration_of_a_plan(string? arguments, int findings)
    {
        const string Plan = """
            {
              "format_version": "1.2",
              "planned_values": { "root_module": { "resources": [
                { "address": "aws_s3_bucket.it", "mode": "managed", "type": "aws_s3_bucket", "name": "it", "values": { "bucket": "acme" } }
              ] } },
              "configuration": {
                "provider_config": { "aws": { "name": "aws", "expressions": {
                  "default_tags": [{ "tags": { "constant_value": { "Environment": "production" } } }]
                } } },
                "root_module": { "resources": [
                  {
                    "address": "aws_s3_bucket.it", "mode": "managed", "type": "aws_s3_bucket", "name": "it",
                    "expressions": { "bucket": { "constant_value": "acme" } }
                  }
                ] }
              }
            }
            """;
        var configuration = arguments is null ? null : $$$"""
            {
              "resource": { "aws_s3_bucket": { "it": { "//": { "metadata": { "path": "stack/it" } }, {{{arguments}}} } } }
            }
            """;
        Assert.That(Findings("TAP-DATA-1", StackModel.FromPlan(Plan, configuration)), Has.Count.EqualTo(findings));
    }

    [TestCase("TAP-S3-2")]
    [TestCase("TAP-S3-3")]
    [TestCase("TAP-S3-4")]
    [TestCase("TAP-S3-7")]
    [TestCase("TAP-S3-8")]
    public void What_AWS_says_of_a_bucket_is_no_second_setting(string rule)
    {
        const string Denial = """
            {\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",
            """;
        var policy = $"{Denial.Trim()}{@"\""Condition\"":{\""Bool\"":{\""aws:SecureTransport\"":\""false\""}}}}"}";
        var encryption = """[{ "apply_server_side_encryption_by_default": [{ "sse_algorithm": "AES256" }] }]""";
        var lifecycle = """
            [{
              "status": "Enabled", "noncurrent_version_expiration": [{ "noncurrent_days": 90 }],
              "abort_incomplete_multipart_upload": [{ "days_after_initiation": 7 }]
            }]
            """;
        (string Type, string Arguments)[] settings =
        [
            ("server_side_encryption_configuration", $"\"rule\": {encryption}"),
            ("versioning", """ "versioning_configuration": [{ "status": "Enabled" }] """),
            ("policy", $"\"policy\": \"{policy}\""),
            ("lifecycle_configuration", $"\"rule\": {lifecycle}"),
        ];
        var bucket = $$"""
            "bucket": "acme", "policy": "{{policy}}", "versioning": [{ "enabled": true }],
            "grant": [{ "type": "CanonicalUser", "id": "owner", "permissions": ["FULL_CONTROL"] }],
            "server_side_encryption_configuration": [{ "rule": {{encryption}} }],
            "lifecycle_rule": [{
              "enabled": true, "abort_incomplete_multipart_upload_days": 7, "noncurrent_version_expiration": [{ "days": 90 }]
            }]
            """;
        var stack = StackModel.FromPlan(PlanJson.Of(
            PlanJson.Resources(
            [
                PlanJson.Resource("aws_s3_bucket.it", bucket),
                .. settings.Select(one => PlanJson.Resource($"aws_s3_bucket_{one.Type}.it", $"\"bucket\": \"acme\", {one.Arguments}")),
            ]),
            PlanJson.Resources(
            [
                PlanJson.Expressions("aws_s3_bucket.it", """ "bucket": { "constant_value": "acme" } """),
                .. settings.Select(one => PlanJson.Expressions(
                    $"aws_s3_bucket_{one.Type}.it", """ "bucket": { "references": ["aws_s3_bucket.it.id", "aws_s3_bucket.it"] },"""
                        + """ "policy": { "references": ["local.policy"] } """)),
            ]),
            PlanJson.Change("aws_s3_bucket.it", "no-op")));
        Assert.That(Findings(rule, stack), Is.Empty);
    }

    private static IReadOnlyList<string> Findings(string rule, StackModel stack) =>
        [.. Rule.All.Single(one => one.Id == rule).Check(stack).Select(finding => $"{finding.Resource.Address} {finding.Detail}")];
}
