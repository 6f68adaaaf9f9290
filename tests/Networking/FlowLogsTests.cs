using System.Text.Json;
using Tap.Core;
using Tap.Networking;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Networking;

public sealed class FlowLogsTests
{
    [Test]
    public void All_traffic_of_the_VPC_is_logged_to_the_log_group()
    {
        var stack = NetworkFixture.Default();
        var log = stack.Single("aws_flow_log");
        Assert.Multiple(() =>
        {
            Assert.That(log.Text("vpc_id"), Is.EqualTo(stack.Single("aws_vpc").Reference("id")));
            Assert.That(log.Text("traffic_type"), Is.EqualTo("ALL"));
            Assert.That(log.Text("log_destination_type"), Is.EqualTo("cloud-watch-logs"));
            Assert.That(log.Text("log_destination"), Is.EqualTo(stack.Single("aws_cloudwatch_log_group").Reference("arn")));
            Assert.That(log.Text("iam_role_arn"), Is.EqualTo(stack.Single("aws_iam_role").Reference("arn")));
        });
    }

    [Test]
    public void Log_group_is_named_after_the_VPC_and_keeps_30_days()
    {
        var group = NetworkFixture.Default().Single("aws_cloudwatch_log_group");
        Assert.Multiple(() =>
        {
            Assert.That(group.Text("name"), Is.EqualTo("/aws/vpc-flow-logs/trainr963-dev-vpc-test-production"));
            Assert.That(group.Text("retention_in_days"), Is.EqualTo("30"));
        });
    }

    [Test]
    public void Retention_of_the_props_is_used() =>
        Assert.That(
            SynthesizedStack.Of(stack => _ = new Network(stack, "network", new NetworkProps { FlowLogRetention = LogRetention.OneWeek }))
                .Single("aws_cloudwatch_log_group").Text("retention_in_days"),
            Is.EqualTo("7"));

    [Test]
    public void Role_may_do_all_that_AWS_asks_for_on_its_log_group_and_nothing_else()
    {
        var stack = NetworkFixture.Default();
        var account = "${local.account_id}";
        var policy = stack.Single("aws_iam_policy").Text("policy")!.Replace(account, "ACCOUNT", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(policy);
        Assert.That(
            document.RootElement.GetProperty("Statement")
                .EnumerateArray()
                .Select(statement => (string.Join(' ', Texts(statement, "Action")), string.Join(' ', Texts(statement, "Resource")))),
            Is.EqualTo([
                (
                    "logs:CreateLogGroup logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents",
                    stack.Single("aws_cloudwatch_log_group").Reference("arn") + ":*"),
                ("logs:DescribeLogGroups", "arn:aws:logs:us-east-1:ACCOUNT:log-group:*"),
            ]));
    }

    // Terraform destroys what refers to something before it: the attachment, then the policy, then the group.
    [Test]
    public void Role_loses_its_policy_before_its_log_group_is_destroyed()
    {
        var stack = NetworkFixture.Default();
        Assert.Multiple(() =>
        {
            Assert.That(
                stack.Single("aws_iam_role_policy_attachment").Text("policy_arn"),
                Is.EqualTo(stack.Single("aws_iam_policy").Reference("arn")));
            Assert.That(
                stack.Single("aws_iam_policy").Text("policy"), Does.Contain(stack.Single("aws_cloudwatch_log_group").Reference("arn")));
        });
    }

    [Test]
    public void Only_flow_logs_of_this_account_and_region_may_assume_the_role()
    {
        var stack = NetworkFixture.Default();
        var account = "${local.account_id}";
        // The quotes inside Terraform's expression are its own, not the document's.
        var policy = stack.Single("aws_iam_role").Text("assume_role_policy")!.Replace(account, "ACCOUNT", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(policy);
        var trust = document.RootElement.GetProperty("Statement")[0];
        Assert.Multiple(() =>
        {
            Assert.That(trust.GetProperty("Principal").GetRawText(), Is.EqualTo("""{"Service":"vpc-flow-logs.amazonaws.com"}"""));
            Assert.That(
                Texts(trust.GetProperty("Condition").GetProperty("StringEquals"), "aws:SourceAccount"), Is.EqualTo(new[] { "ACCOUNT" }));
            Assert.That(
                Texts(trust.GetProperty("Condition").GetProperty("ArnLike"), "aws:SourceArn"),
                Is.EqualTo(new[] { "arn:aws:ec2:us-east-1:ACCOUNT:vpc-flow-log/*" }));
        });
    }

    [Test]
    public void Flow_log_waits_for_the_roles_policy()
    {
        var stack = NetworkFixture.Default();
        Assert.That(
            stack.Single("aws_flow_log").Texts("depends_on"), Is.EqualTo(new[] { stack.Single("aws_iam_role_policy_attachment").Address }));
    }

    private static IEnumerable<string?> Texts(JsonElement element, string name) => element.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Select(item => item.GetString()),
        var one => [one.GetString()],
    };
}
