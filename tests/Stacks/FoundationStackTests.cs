using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class FoundationStackTests
{
    private static readonly Lazy<SynthesizedStack> Production = new(() => Synthesized());

    private static SynthesizedStack Stack => Production.Value;

    [Test]
    public void It_makes_the_bucket_that_the_other_stacks_keep_their_state_in() =>
        Assert.That(StateBucket(Stack).Text("bucket"), Is.EqualTo(SynthesizedStack.SettingsOf().StateBucket));

    [TestCase("production", "true", "false")]
    [TestCase("staging", null, "true")]
    public void The_state_bucket_outlives_mistakes_in_production_and_goes_with_its_content_elsewhere(
        string environment, string? prevented, string forced)
    {
        var bucket = StateBucket(Synthesized(("TAP_ENVIRONMENT", environment)), environment);

        Assert.That((bucket.Text("lifecycle.prevent_destroy"), bucket.Text("force_destroy")), Is.EqualTo((prevented, forced)));
    }

    [Test]
    public void The_state_bucket_is_closed_versioned_and_encrypted_and_forgets_old_versions_after_90_days()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(OfStateBucket("aws_s3_bucket_versioning").Text("versioning_configuration.status"), Is.EqualTo("Enabled"));
            Assert.That(
                OfStateBucket("aws_s3_bucket_server_side_encryption_configuration").Text(
                    "rule.0.apply_server_side_encryption_by_default.sse_algorithm"), Is.EqualTo("AES256"));
            Assert.That(OfStateBucket("aws_s3_bucket_policy").Text("policy"), Does.Contain("aws:SecureTransport"));
            Assert.That(OfStateBucket("aws_s3_bucket_public_access_block").Text("restrict_public_buckets"), Is.EqualTo("true"));
            Assert.That(
                OfStateBucket("aws_s3_bucket_lifecycle_configuration").Text("rule.0.noncurrent_version_expiration.0.noncurrent_days"),
                Is.EqualTo("90"));
        }
    }

    [Test]
    public void Access_to_state_is_logged_to_a_bucket_that_takes_logs_of_the_projects_buckets_and_logs_nothing_itself()
    {
        var logs = Bucket(Stack, "access-logs");
        var logging = Stack.Single("aws_s3_bucket_logging");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (logging.Text("bucket"), logging.Text("target_bucket")),
                Is.EqualTo((StateBucket(Stack).Reference("id"), logs.Reference("id"))));
            Assert.That(logging.Text("target_prefix"), Is.EqualTo("trainr963-dev-s3-terraform-state-production/"));
            Assert.That(
                logging.Texts("depends_on"), Is.EqualTo([Stack.Single("aws_s3_bucket_policy", "bucket", logs.Reference("id")).Address]));
            Assert.That(Stack.At("output.access-log-bucket-name").Text("value"), Is.EqualTo(logs.Reference("id")));
        }
    }

    [TestCase("none", null)]
    [TestCase("acme-access-logs", "acme-access-logs")]
    public void Access_may_be_logged_elsewhere_or_nowhere(string setting, string? target)
    {
        var stack = Synthesized(("TAP_ACCESS_LOG_BUCKET", setting));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stack.All("aws_s3_bucket"), Has.Count.EqualTo(1));
            Assert.That(
                stack.All("aws_s3_bucket_logging").Select(logging => logging.Text("target_bucket")),
                Is.EqualTo(target is null ? [] : new[] { target }));
        }
    }

    [Test]
    public void Its_state_is_local_until_it_is_said_to_have_moved()
    {
        var moved = Synthesized(("TAP_FOUNDATION_STATE", "s3"), ("TAP_STATE", "local"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Stack.At("terraform.backend.local").Text("path"), Does.EndWith("terraform.dev.foundation.tfstate"));
            Assert.That(moved.At("terraform.backend.s3").Text("key"), Is.EqualTo("dev/foundation.tfstate"));
            Assert.That(moved.At("terraform.backend.s3").Text("bucket"), Is.EqualTo(StateBucket(moved).Text("bucket")));
            Assert.That(moved.At("terraform.backend.s3").Text("use_lockfile"), Is.EqualTo("true"));
        }
    }

    [Test]
    public void API_Gateway_logs_with_a_role_that_is_ready_before_it_is_tried_out()
    {
        var account = Stack.Single("aws_api_gateway_account");
        var role = Stack.Single("aws_iam_role");
        var attachment = Stack.Single("aws_iam_role_policy_attachment");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(account.Text("cloudwatch_role_arn"), Is.EqualTo(role.Reference("arn")));
            Assert.That(account.Texts("depends_on"), Is.EqualTo([attachment.Address]));
            Assert.That(
                attachment.Text("policy_arn"), Is.EqualTo("arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"));
            Assert.That(role.Text("assume_role_policy"), Does.Contain("""{"Service":"apigateway.amazonaws.com"}"""));
        }
    }

    [TestCase("production", null)]
    [TestCase("staging", "true")]
    public void The_accounts_logging_role_is_reset_where_a_stack_may_be_destroyed(string environment, string? reset) =>
        Assert.That(
            Synthesized(("TAP_ENVIRONMENT", environment)).Single("aws_api_gateway_account").Text("reset_on_delete"), Is.EqualTo(reset));

    [Test]
    public void Without_a_repository_nobody_is_let_in_from_GitHub()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Stack.All("aws_iam_openid_connect_provider"), Is.Empty);
            Assert.That(Stack.All("aws_iam_role"), Has.Count.EqualTo(1));
        }
    }

    [TestCase("state-bucket-name")]
    [TestCase("apigateway-logs-role-arn")]
    [TestCase("ci-plan-role-arn")]
    [TestCase("ci-apply-role-arn")]
    public void There_is_an_output(string name) =>
        Assert.That(Synthesized(("TAP_GITHUB_REPOSITORY", "acme/tap")).At($"output.{name}").Text("value"), Does.StartWith("${aws_"));

    private static SynthesizedResource StateBucket(SynthesizedStack stack, string environment = "production") =>
        Bucket(stack, "terraform-state", environment);

    private static SynthesizedResource Bucket(SynthesizedStack stack, string name, string environment = "production") =>
        stack.Single("aws_s3_bucket", "bucket", $"trainr963-dev-s3-{name}-{environment}");

    private static SynthesizedResource OfStateBucket(string type) => Stack.Single(type, "bucket", StateBucket(Stack).Reference("id"));

    private static SynthesizedStack Synthesized(params (string, string)[] environment) =>
        SynthesizedStack.Of((app, settings) => new FoundationStack(app, settings), environment);
}
