using Tap.Security;
using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

public sealed class DeploymentPoliciesTests
{
    private const string Own = "arn:aws:iam::111122223333:policy/reports";

    [TestCase(Own, true)]
    [TestCase("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess", false)]
    public void Who_deploys_attaches_the_managed_policies_that_are_named(string policy, bool allowed)
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var policies = new DeploymentPolicies(stack.Deployment, "arn:aws:s3:::state")
            {
                ManagedPolicies = [ManagedPolicy.FromArn(Own)],
            };
            _ = new Role(stack, "ci", new()
            {
                Name = "ci", Trust = Trust.Service("codebuild.amazonaws.com"),
                Policy = policies.Apply([], [], "arn:aws:iam::111122223333:policy/boundary"),
            });
        });
        var arns = stack.Single("aws_iam_policy").Statement("AttachPolicies").Texts("Condition.ArnLike.iam:PolicyARN");

        Assert.That(arns.Contains(policy), Is.EqualTo(allowed));
    }
}
