using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>
/// The policies of workflows are about the bucket that the state really is in: the one made here, or one of the user's own.
/// </summary>
public sealed class FoundationStateBucketTests
{
    private const string Own = "acme-terraform-state";

    [TestCase("ci-plan", null)]
    [TestCase("ci-plan", Own)]
    [TestCase("ci-apply", null)]
    [TestCase("ci-apply", Own)]
    public void A_workflow_may_read_the_state(string role, string? bucket)
    {
        var foundation = new Foundation(bucket);
        Assert.That(foundation.Policy(role).Denies("s3:GetObject", $"{foundation.InUse}/dev/tasks.tfstate"), Is.False);
    }

    [TestCase(null)]
    [TestCase(Own)]
    public void Planning_locks_the_state_and_writes_nothing_else(string? bucket)
    {
        var foundation = new Foundation(bucket);
        var (plan, arn) = (foundation.Policy("ci-plan"), foundation.InUse);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Allows("s3:PutObject", $"{arn}/dev/tasks.tfstate.tflock"), Is.True);
            Assert.That(plan.Allows("s3:DeleteObject", $"{arn}/dev/tasks.tfstate.tflock"), Is.True);
            Assert.That(plan.Allows("s3:PutObject", $"{arn}/dev/tasks.tfstate"), Is.False);
            Assert.That(plan.Allows("s3:PutObject", $"{arn}/prod/tasks.tfstate.tflock"), Is.False, "of another deployment");
            Assert.That(
                plan.Allows("s3:PutObject", $"{arn}/dev/foundation.tfstate.tflock"), Is.False, "of foundation, which no workflow plans");
            Assert.That(plan.Denies("s3:GetObject", $"{arn}/elsewhere"), Is.True);
        }
    }

    [Test]
    public void With_a_bucket_of_ones_own_planning_reads_nothing_of_the_one_made_here()
    {
        var foundation = new Foundation(Own);
        Assert.That(foundation.Policy("ci-plan").Denies("s3:GetObject", $"{foundation.MadeHere}/dev/tasks.tfstate"), Is.True);
    }

    [TestCase(null)]
    [TestCase(Own)]
    public void Applying_writes_the_state_of_all_stacks_but_foundation_and_keeps_what_was(string? bucket)
    {
        var foundation = new Foundation(bucket);
        var (apply, arn) = (foundation.Policy("ci-apply"), foundation.InUse);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(apply.Denies("s3:PutObject", $"{arn}/dev/tasks.tfstate"), Is.False);
            Assert.That(apply.Denies("s3:DeleteObject", $"{arn}/dev/tasks.tfstate.tflock"), Is.False);
            Assert.That(apply.Denies("s3:PutObject", $"{arn}/dev/foundation.tfstate"), Is.True);
            Assert.That(apply.Denies("s3:DeleteObject", $"{arn}/dev/foundation.tfstate"), Is.True);
            Assert.That(apply.Denies("s3:PutObject", $"{arn}/dev/foundation.tfstate.tflock"), Is.True);
            Assert.That(apply.Denies("s3:DeleteObjectVersion", $"{arn}/dev/tasks.tfstate"), Is.True);
            Assert.That(apply.Denies("s3:PutBucketPolicy", arn), Is.True);
            Assert.That(apply.Denies("s3:DeleteBucket", foundation.MadeHere), Is.True, "even when it is not in use");
        }
    }

    [TestCase("cn-north-1", "arn:aws-cn:s3:::acme-terraform-state")]
    [TestCase("us-gov-west-1", "arn:aws-us-gov:s3:::acme-terraform-state")]
    public void A_bucket_of_ones_own_is_named_in_the_partition_of_the_region(string region, string arn) =>
        Assert.That(
            new Foundation(Own, ("AWS_REGION", region)).Policy("ci-plan").Allows("s3:PutObject", $"{arn}/dev/tasks.tfstate.tflock"),
            Is.True);

    private sealed class Foundation(string? ownBucket, params (string, string)[] others)
    {
        private readonly SynthesizedStack stack = SynthesizedStack.Of(
            (app, settings) => new FoundationStack(app, settings),
            [("TAP_GITHUB_REPOSITORY", "acme/tap"), ("TERRAFORM_STATE_BUCKET", ownBucket ?? ""), .. others]);

        public string MadeHere => stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-terraform-state-production").Reference("arn");

        public string InUse => ownBucket is null ? MadeHere : $"arn:aws:s3:::{ownBucket}";

        public PolicySimulation Policy(string role) =>
            new(stack.Single("aws_iam_policy", "name", $"trainr963-dev-iam-{role}-production")
                .Statements()
                .Select(statement => statement.Value));
    }
}
