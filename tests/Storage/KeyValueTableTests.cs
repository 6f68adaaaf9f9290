using Tap.Core;
using Tap.Storage;
using Tap.Tests.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class KeyValueTableTests
{
    private static readonly KeyValueTableProps Props = new() { Name = "items", PartitionKey = new("id") };

    [TestCase("hash_key", "id")]
    [TestCase("range_key", "timestamp")]
    [TestCase("attribute", """[{"name":"id","type":"S"},{"name":"timestamp","type":"N"}]""")]
    public void Keys_have_their_names_and_types(string path, string value) =>
        Assert.That(Table(Props with { SortKey = new("timestamp", TableKeyType.Number) }).Text(path), Is.EqualTo(value));

    [TestCase("range_key", null)]
    [TestCase("billing_mode", "PAY_PER_REQUEST")]
    [TestCase("read_capacity", null)]
    [TestCase("ttl", null)]
    [TestCase("lifecycle", """{"prevent_destroy":true}""")]
    [TestCase("point_in_time_recovery.enabled", "true")]
    [TestCase("server_side_encryption", """{"enabled":true}""")]
    public void By_default_it_is_on_demand_recoverable_and_encrypted(string path, string? value) =>
        Assert.That(Table(Props).Text(path), Is.EqualTo(value));

    [Test]
    public void Items_go_after_the_time_in_their_attribute() =>
        Assert.That(
            Table(Props with { TimeToLiveAttribute = "expires_at" }).Text("ttl"),
            Is.EqualTo("""{"attribute_name":"expires_at","enabled":true}"""));

    [Test]
    public void A_key_encrypts_it()
    {
        var stack = SynthesizedStack.Of(stack => Make(stack, Props with { EncryptionKey = stack.EncryptionKey() }));
        Assert.That(
            stack.Single("aws_dynamodb_table").Text("server_side_encryption.kms_key_arn"),
            Is.EqualTo(stack.Single("aws_kms_key").Reference("arn")));
    }

    [TestCase("production", """{"ignore_changes":["read_capacity","write_capacity"],"prevent_destroy":true}""")]
    [TestCase("staging", """{"ignore_changes":["read_capacity","write_capacity"]}""")]
    public void Autoscaling_and_protection_do_not_get_into_each_others_way(string environment, string lifecycle) =>
        Assert.That(
            SynthesizedStack.Of(stack => Make(stack, Props with { Capacity = new() }), ("TAP_ENVIRONMENT", environment))
                .Single("aws_dynamodb_table")
                .Text("lifecycle"),
            Is.EqualTo(lifecycle));

    [TestCase("billing_mode", "PROVISIONED")]
    [TestCase("read_capacity", "5")]
    [TestCase("write_capacity", "5")]
    [TestCase("lifecycle.ignore_changes", """["read_capacity","write_capacity"]""")]
    public void Capacity_starts_at_its_minimum_and_Terraform_leaves_it_to_autoscaling(string path, string value) =>
        Assert.That(Scaled().Single("aws_dynamodb_table").Text(path), Is.EqualTo(value));

    [TestCase("Read")]
    [TestCase("Write")]
    public void Capacity_moves_between_5_and_100_units(string kind)
    {
        var target = Scaled().Single("aws_appautoscaling_target", "scalable_dimension", $"dynamodb:table:{kind}CapacityUnits");
        Assert.That((target.Text("min_capacity"), target.Text("max_capacity")), Is.EqualTo(("5", "100")));
    }

    [TestCase("Read")]
    [TestCase("Write")]
    public void Capacity_follows_a_utilization_of_70_percent_of_its_own_kind(string kind)
    {
        var stack = Scaled();
        var target = stack.Single("aws_appautoscaling_target", "scalable_dimension", $"dynamodb:table:{kind}CapacityUnits");
        var policy = stack.Single("aws_appautoscaling_policy", "scalable_dimension", target.Reference("scalable_dimension"));
        Assert.That(policy.Text("target_tracking_scaling_policy_configuration"), Is.EqualTo(
            $$"""{"predefined_metric_specification":{"predefined_metric_type":"DynamoDB{{kind}}CapacityUtilization"}"""
            + ""","target_value":70}"""));
    }

    [Test]
    public void A_grant_is_of_these_actions_on_this_table()
    {
        var stack = SynthesizedStack.Of(stack => Make(stack, Props).Grant(stack.Role(), "dynamodb:GetItem", "dynamodb:Query"));
        Assert.That(
            stack.Single("aws_iam_policy").Statements().Select(statement => statement.Value.GetRawText()),
            Is.EqualTo(["""{"Sid":"TableGetItemQuery","Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query"]"""
                + $$""","Resource":"{{stack.Single("aws_dynamodb_table").Reference("arn")}}"}"""]));
    }

    [TestCase("dynamodb:*")]
    [TestCase("dynamodb:Get?tem")]
    public void A_wildcard_grant_is_refused(string action) =>
        SynthesizedStack.Of(stack => Assert.That(
            () => Make(stack, Props).Grant(stack.Role(), action),
            Throws.TypeOf<InputException>().With.Message.Contains($"allows {action}").And.Message.Contains("name each action")));

    [Test]
    public void Granting_the_same_again_changes_nothing()
    {
        var policy = SynthesizedStack.Of(stack =>
        {
            var (table, role) = (Make(stack, Props), stack.Role());
            table.Grant(role, "dynamodb:GetItem");
            table.Grant(role, "dynamodb:GetItem");
        }).Single("aws_iam_policy");
        Assert.That(policy.Statements(), Has.Count.EqualTo(1));
    }

    [Test]
    public void All_problems_are_told_at_once()
    {
        var message = Refusal.Of(stack => Make(stack, Props with
        {
            SortKey = new("id"), TimeToLiveAttribute = "id", Capacity = new() { Minimum = 10, Maximum = 9 },
        }));
        Assert.That(message.Split("\n- "), Is.EqualTo([
            "KeyValueTable 'test/table' cannot be made:",
            "'id' is both its partition and its sort key: give it two attributes",
            "'id' is a key and the time to live: keep the time in an attribute of its own",
            "its capacity has a minimum of 10 units and a maximum of 9: raise the maximum, or lower the minimum",
        ]));
    }

    [TestCase(19)]
    [TestCase(91)]
    public void A_utilization_that_autoscaling_does_not_take_is_refused(int percent) =>
        Assert.That(
            () => new AutoscaledCapacity { TargetUtilization = percent },
            Throws.TypeOf<InputException>().With.Message.Contains($"but was {percent}"));

    private static SynthesizedStack Scaled() => SynthesizedStack.Of(stack => Make(stack, Props with { Capacity = new() }));

    private static SynthesizedResource Table(KeyValueTableProps props) =>
        SynthesizedStack.Of(stack => Make(stack, props)).Single("aws_dynamodb_table");

    private static KeyValueTable Make(TapStack stack, KeyValueTableProps props) => new(stack, "table", props);
}
