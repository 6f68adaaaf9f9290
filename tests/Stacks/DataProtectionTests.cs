using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>What holds data cannot be destroyed by mistake in production, and goes without trace elsewhere.</summary>
public sealed class DataProtectionTests
{
    private static readonly string[] HoldingData =
        ["aws_dynamodb_table", "aws_kms_key", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_sqs_queue", "aws_ssm_parameter"];

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void In_production_all_that_cannot_be_made_again_is_kept_from_being_destroyed(string name)
    {
        var stack = AllStacks.Synthesize(name);
        Assert.That(
            Holding(stack).Where(resource => resource.Text("lifecycle.prevent_destroy") != "true").Select(
                resource => resource.Text("bucket") ?? resource.Address),
            Is.EqualTo(stack.All("aws_s3_bucket")
                .Select(bucket => bucket.Text("bucket"))
                .Where(bucket => bucket!.Contains("-deploy-", StringComparison.Ordinal))));
    }

    [TestCaseSource(nameof(Unprotected))]
    public void Elsewhere_and_when_told_so_nothing_stands_in_the_way(string name, string variable, string value)
    {
        var stack = AllStacks.Synthesize(name, (variable, value));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Holding(stack).Select(resource => resource.Text("lifecycle.prevent_destroy")), Is.All.Null);
            Assert.That(stack.All("aws_s3_bucket").Select(bucket => bucket.Text("force_destroy")), Is.All.EqualTo("true"));
            Assert.That(
                stack.All("aws_dynamodb_table").Select(table => table.Text("deletion_protection_enabled")), Is.All.EqualTo("false"));
            Assert.That(
                stack.All("aws_secretsmanager_secret").Select(secret => secret.Text("recovery_window_in_days")), Is.All.EqualTo("0"));
            Assert.That(stack.All("aws_api_gateway_account").Select(account => account.Text("reset_on_delete")), Is.All.EqualTo("true"));
        }
    }

    private static IEnumerable<object[]> Unprotected() =>
        from name in AllStacks.Names
        from setting in new[] { ("TAP_ENVIRONMENT", "staging"), ("TAP_DATA_PROTECTION", "false") }
        select new object[] { name, setting.Item1, setting.Item2 };

    private static IEnumerable<SynthesizedResource> Holding(SynthesizedStack stack)
    {
        var holding = HoldingData.SelectMany(stack.All).ToList();
        Assert.That(holding, Is.Not.Empty);
        return holding;
    }
}
