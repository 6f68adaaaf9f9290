using System.Text.Json;
using Tap.Core;
using Tap.Monitoring;
using Tap.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Monitoring;

public sealed class AlarmTopicTests
{
    private const string AccountId = "${local.account_id}";
    private const string AlarmsOfTheAccount = "arn:aws:cloudwatch:us-east-1:${local.account_id}:alarm:*";

    [Test]
    public void The_name_carries_the_stack() =>
        Assert.That(Synthesized().Single("aws_sns_topic").Text("name"), Is.EqualTo("trainr963-dev-sns-test-alarms-production"));

    [Test]
    public void It_is_encrypted_with_its_own_key()
    {
        var stack = Synthesized();
        var key = stack.Single("aws_kms_key");
        Assert.Multiple(() =>
        {
            Assert.That(stack.Single("aws_sns_topic").Text("kms_master_key_id"), Is.EqualTo(key.Reference("arn")));
            Assert.That(key.Text("enable_key_rotation"), Is.EqualTo("true"));
            Assert.That(stack.Single("aws_kms_alias").Text("name"), Is.EqualTo("alias/trainr963-dev-kms-test-alarms-production"));
        });
    }

    [Test]
    public void Its_own_key_lets_in_administrators_and_CloudWatch_and_nobody_else() =>
        Assert.That(Sids(Synthesized().Single("aws_kms_key").Document("policy")), Is.EqualTo(new[] { "Administration", "UseAlarms" }));

    [Test]
    public void It_takes_a_key_that_is_there()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var key = new EncryptionKey(stack, "shared", new EncryptionKeyProps { Name = "shared", Description = "Shared" });
            _ = new AlarmTopic(stack, "topic", new AlarmTopicProps { EncryptionKey = key });
        });
        var shared = stack.Single("aws_kms_key");
        Assert.Multiple(() =>
        {
            Assert.That(stack.Single("aws_sns_topic").Text("kms_master_key_id"), Is.EqualTo(shared.Reference("arn")));
            Assert.That(Sids(shared.Document("policy")), Does.Contain("UseAlarms"));
        });
    }

    [Test]
    public void CloudWatch_may_use_the_key_for_alarms_of_the_account_only() => Assert.That(
        Statement(Synthesized().Single("aws_kms_key").Document("policy"), "UseAlarms"),
        Is.EqualTo(
            """{"Sid":"UseAlarms","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}"""
            + ""","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*",""" + Condition));

    [Test]
    public void Only_alarms_of_the_account_may_publish()
    {
        var stack = Synthesized();
        var topic = stack.Single("aws_sns_topic").Reference("arn");
        var policy = stack.Single("aws_sns_topic_policy");
        Assert.Multiple(() =>
        {
            Assert.That(policy.Text("arn"), Is.EqualTo(topic));
            Assert.That(Sids(policy.Document("policy")), Is.EqualTo(new[] { "PublishAlarms", "DenyInsecureTransport" }));
            Assert.That(Statement(policy.Document("policy"), "PublishAlarms"), Is.EqualTo(
                """{"Sid":"PublishAlarms","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"}"""
                + $$""","Action":"sns:Publish","Resource":"{{topic}}",""" + Condition));
            Assert.That(Statement(policy.Document("policy"), "DenyInsecureTransport"), Is.EqualTo(
                """{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"sns:Publish","""
                + $"\"Resource\":\"{topic}\""
                + ""","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""));
        });
    }

    [Test]
    public void Alarms_go_to_the_address_of_the_settings()
    {
        var stack = Synthesized(("TAP_ALARM_EMAIL", "ops@example.com"));
        var subscription = stack.Single("aws_sns_topic_subscription");
        Assert.Multiple(() =>
        {
            Assert.That(subscription.Text("protocol"), Is.EqualTo("email"));
            Assert.That(subscription.Text("endpoint"), Is.EqualTo("ops@example.com"));
            Assert.That(subscription.Text("topic_arn"), Is.EqualTo(stack.Single("aws_sns_topic").Reference("arn")));
        });
    }

    [Test]
    public void Alarms_go_to_an_address_of_the_topics_own()
    {
        var stack = SynthesizedStack.Of(
            stack => _ = new AlarmTopic(stack, "topic", new() { Email = "team@example.com" }), ("TAP_ALARM_EMAIL", "ops@example.com"));
        Assert.That(stack.Single("aws_sns_topic_subscription").Text("endpoint"), Is.EqualTo("team@example.com"));
    }

    [TestCase("")]
    [TestCase("team")]
    [TestCase("team@localhost")]
    [TestCase("Team <team@example.com>")]
    [TestCase("a@example.com,b@example.com")]
    public void An_address_that_is_none_is_refused(string address) => Assert.That(
        () => new AlarmTopicProps { Email = address },
        Throws.TypeOf<InputException>().With.Message.Contains("e-mail address").And.Message.Contains($"'{address}'"));

    [Test]
    public void Without_an_address_nobody_is_subscribed() => Assert.That(Synthesized().All("aws_sns_topic_subscription"), Is.Empty);

    [Test]
    public void A_service_must_not_use_a_key_on_anybodys_behalf() => SynthesizedStack.Of(stack =>
    {
        var key = new EncryptionKey(stack, "key", new EncryptionKeyProps { Name = "key", Description = "Key" });
        Assert.That(
            () => key.GrantService("Alarms", "cloudwatch.amazonaws.com", []),
            Throws.TypeOf<InputException>().With.Message.Contains("cloudwatch.amazonaws.com").And.Message.Contains("aws:SourceAccount"));
    });

    private const string Condition =
        $$$$"""
        "Condition":{"ArnLike":{"aws:SourceArn":"{{{{AlarmsOfTheAccount}}}}"},"StringEquals":{"aws:SourceAccount":"{{{{AccountId}}}}"}}}
        """;

    private static SynthesizedStack Synthesized(params (string, string)[] environment) => SynthesizedStack.Of(
        stack => _ = new AlarmTopic(stack, "topic"), environment);

    private static IEnumerable<string?> Sids(JsonElement policy) =>
        policy.GetProperty("Statement").EnumerateArray().Select(statement => statement.GetProperty("Sid").GetString());

    private static string Statement(JsonElement policy, string sid) =>
        policy.GetProperty("Statement").EnumerateArray().Single(statement => statement.GetProperty("Sid").GetString() == sid).GetRawText();
}
