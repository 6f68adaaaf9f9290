using Tap.Guardrails;

namespace Tap.Tests.Guardrails;

public sealed class NameClashTests : RuleTest
{
    private const string Queue = """aws_sqs_queue.first { "name": "same" }""";

    [TestCase("aws_s3_bucket", "bucket", "S3 bucket")]
    [TestCase("aws_lambda_function", "function_name", "Lambda function")]
    [TestCase("aws_cloudwatch_log_group", "name", "CloudWatch log group")]
    [TestCase("aws_iam_role", "name", "IAM role")]
    [TestCase("aws_iam_policy", "name", "IAM policy")]
    [TestCase("aws_dynamodb_table", "name", "DynamoDB table")]
    [TestCase("aws_sqs_queue", "name", "SQS queue")]
    [TestCase("aws_sns_topic", "name", "SNS topic")]
    [TestCase("aws_cloudwatch_metric_alarm", "alarm_name", "CloudWatch alarm")]
    [TestCase("aws_cloudwatch_dashboard", "dashboard_name", "CloudWatch dashboard")]
    [TestCase("aws_ssm_parameter", "name", "SSM parameter")]
    [TestCase("aws_secretsmanager_secret", "name", "Secrets Manager secret")]
    [TestCase("aws_kms_alias", "name", "KMS alias")]
    [TestCase("aws_api_gateway_rest_api", "name", "API Gateway REST API")]
    [TestCase("aws_security_group", "name", "security group")]
    public void A_name_is_used_once(string type, string argument, string kind)
    {
        var clash = Among($$"""{{type}}.first { "{{argument}}": "same" }""", $$"""{{type}}.second { "{{argument}}": "same" }""",
            $$"""{{type}}.third { "{{argument}}": "another" }""").Single();
        Assert.That(clash.ToString(), Is.EqualTo(
            $"2 resources would have the {kind} name 'same':\n"
            + $"  - test/first/resource ({type}.first)\n  - test/second/resource ({type}.second)\n"
            + "  Way out: give all but one a Name of their own. Without one, a name carries the stack and the construct's id.\n"));
    }

    [TestCase("aws_s3_bucket", "bucket", 1)]
    [TestCase("aws_iam_role", "name", 1)]
    [TestCase("aws_sqs_queue", "name", 0)]
    public void IAM_and_S3_do_not_tell_upper_from_lower_case(string type, string argument, int clashes) => Assert.That(
        Among($$"""{{type}}.first { "{{argument}}": "same" }""", $$"""{{type}}.second { "{{argument}}": "Same" }"""),
        Has.Count.EqualTo(clashes));

    [Test]
    public void Stacks_of_an_app_share_names() => Assert.That(
        NameClash.Among([Stack(Queue), Stack(Queue)]).Single().Resources, Has.Count.EqualTo(2));

    [TestCase("${aws_vpc.a.id}", "${aws_vpc.a.id}", 1)]
    [TestCase("${aws_vpc.a.id}", "${aws_vpc.b.id}", 0)]
    public void Groups_of_two_networks_may_share_a_name(string first, string second, int clashes) => Assert.That(
        Among($$"""aws_security_group.first { "name": "same", "vpc_id": "{{first}}" }""",
            $$"""aws_security_group.second { "name": "same", "vpc_id": "{{second}}" }"""),
        Has.Count.EqualTo(clashes));

    [Test]
    public void A_reference_means_something_else_in_another_stack()
    {
        const string group = """aws_cloudwatch_log_group.first { "name": "logs of ${aws_api_gateway_rest_api.api.id}" }""";
        Assert.That(NameClash.Among([Stack(group), Stack(group)]), Is.Empty);
    }

    [Test]
    public void Resources_without_a_name_do_not_clash() =>
        Assert.That(Among("aws_sqs_queue.first {}", "aws_sqs_queue.second {}"), Is.Empty);

    [Test]
    public void A_report_with_a_clash_is_not_clean()
    {
        const string dashboard = """aws_cloudwatch_dashboard.first { "dashboard_name": "same" }""";
        var report = GuardrailReport.Of([Stack(dashboard), Stack(dashboard)], Rule.All, []);
        Assert.That(report.IsClean, Is.False);
        Assert.That(report.ToString(), Does.Contain("1 name used more than once").And.Contain("CloudWatch dashboard name 'same'"));
    }

    private static IReadOnlyList<NameClash> Among(params IReadOnlyList<string> resources) => NameClash.Among([Stack(resources)]);
}
