using Tap.Core;
using Tap.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class ManagedPolicyTests
{
    private const string Own = "arn:aws:iam::111122223333:policy/team/reports";
    private const string OfQueues = "service-role/AWSLambdaSQSQueueExecutionRole";

    [Test]
    public void One_of_AWS_is_that_of_the_partition() => Assert.That(
        (ManagedPolicy.AwsManaged(OfQueues).Arn("aws-cn"), ManagedPolicy.AwsManaged(OfQueues).Name),
        Is.EqualTo(($"arn:aws-cn:iam::aws:policy/{OfQueues}", "AWSLambdaSQSQueueExecutionRole")));

    [Test]
    public void Policies_are_equal_that_are_the_same_however_they_are_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ManagedPolicy.AwsManaged("AWSXRayDaemonWriteAccess"), Is.EqualTo(ManagedPolicy.XRay));
            Assert.That(ManagedPolicy.FromArn("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"), Is.EqualTo(ManagedPolicy.XRay));
            Assert.That(ManagedPolicy.FromArn(Own, "a"), Is.EqualTo(ManagedPolicy.FromArn(Own, "b")));
            Assert.That(ManagedPolicy.AwsManaged("AWSXrayReadOnlyAccess"), Is.Not.EqualTo(ManagedPolicy.XRay));
        }
    }

    [Test]
    public void Those_of_others_are_attached_as_they_are()
    {
        var stack = Role(
            [ManagedPolicy.AwsManaged(OfQueues), ManagedPolicy.FromArn(Own), ManagedPolicy.FromArn("${aws_iam_policy.x.arn}", "x")]);
        Assert.That(
            stack.All("aws_iam_role_policy_attachment").Select(attachment => attachment.Text("policy_arn")),
            Is.SupersetOf([$"arn:aws:iam::aws:policy/{OfQueues}", Own, "${aws_iam_policy.x.arn}"]));
    }

    [TestCase(OfQueues, null, true)]
    [TestCase(OfQueues, false, false)]
    [TestCase("AWSXRayDaemonWriteAccess", null, false)]
    public void What_is_not_known_makes_log_groups_unless_it_is_said_not_to(string path, bool? makesLogGroups, bool denied)
    {
        var policy = makesLogGroups is { } said ? ManagedPolicy.AwsManaged(path, said) : ManagedPolicy.AwsManaged(path);
        Assert.That(
            Role([policy]).All("aws_iam_policy").SelectMany(own => own.Statements())
                .Any(statement => statement.Text("Sid") == "KeepLogGroups"), Is.EqualTo(denied));
    }

    [Test]
    public void A_name_of_another_policy_or_part_of_a_role_is_no_clash() => Assert.That(
        Role([
            ManagedPolicy.FromArn("arn:aws:iam::111122223333:policy/XRay"),
            ManagedPolicy.XRay,
            ManagedPolicy.FromArn("arn:aws:iam::111122223333:policy/policy"),
        ])
            .All("aws_iam_role_policy_attachment"),
        Has.Count.EqualTo(4));

    [TestCase("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [TestCase("/ReadOnlyAccess")]
    [TestCase("")]
    public void A_path_that_is_none_is_refused(string path) =>
        Assert.That(() => ManagedPolicy.AwsManaged(path), Throws.TypeOf<InputException>().With.Message.Contains("path and name"));

    [TestCase("arn:aws:iam::111122223333:role/x")]
    [TestCase("reports")]
    public void An_ARN_of_something_else_is_refused(string arn) =>
        Assert.That(
            () => ManagedPolicy.FromArn(arn),
            Throws.TypeOf<InputException>().With.Message.Contains("policy/name").And.Message.Contains($"'{arn}'"));

    [Test]
    public void A_reference_needs_a_name() =>
        Assert.That(
            () => ManagedPolicy.FromArn("${aws_iam_policy.x.arn}"),
            Throws.TypeOf<InputException>().With.Message.Contains("name of a managed policy"));

    [Test]
    public void Two_of_one_name_are_refused_before_anything_is_made() => Assert.That(
        Refusal.Of(stack => _ = new Role(
            stack, "role", Props([ManagedPolicy.FromArn(Own), ManagedPolicy.FromArn("arn:aws:iam::111122223333:policy/reports")]))),
        Does.Contain("2 managed policies are called reports"));

    private static RoleProps Props(IReadOnlyList<ManagedPolicy> policies) =>
        new() { Name = "role", Trust = Trust.Service("lambda.amazonaws.com"), ManagedPolicies = policies };

    private static SynthesizedStack Role(IReadOnlyList<ManagedPolicy> policies) =>
        SynthesizedStack.Of(stack => _ = new Role(stack, "role", Props(policies)));
}
