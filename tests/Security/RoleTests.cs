using Tap.Core;
using Tap.Security;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class RoleTests
{
    [Test]
    public void Only_its_service_assumes_it() =>
        Assert.That(
            Default().Single("aws_iam_role").Statements("assume_role_policy").Select(statement => statement.Value.GetRawText()),
            Is.EqualTo([
                """{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}""",
            ]));

    [Test]
    public void It_has_no_inline_policies()
    {
        var stack = SynthesizedStack.Of(stack => Role(stack).Grant("Read", ["s3:GetObject"], ["arn:aws:s3:::a/*"]));
        Assert.That(
            (stack.All("aws_iam_role_policy").Count, stack.Single("aws_iam_role").Text("inline_policy")), Is.EqualTo((0, (string?)null)));
    }

    [TestCase("us-east-1", "aws")]
    [TestCase("cn-north-1", "aws-cn")]
    [TestCase("us-gov-west-1", "aws-us-gov")]
    public void Managed_policies_are_those_of_the_regions_partition(string region, string partition) =>
        Assert.That(
            SynthesizedStack.Of(stack => Role(stack), ("AWS_REGION", region)).All("aws_iam_role_policy_attachment")
                .Select(attachment => attachment.Text("policy_arn")),
            Is.SupersetOf([
                $"arn:{partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                $"arn:{partition}:iam::aws:policy/AWSXRayDaemonWriteAccess",
            ]));

    [Test]
    public void Without_grants_and_managed_policies_it_has_no_policy_of_its_own() =>
        Assert.That(SynthesizedStack.Of(stack => stack.Role()).All("aws_iam_policy"), Is.Empty);

    [Test]
    public void All_grants_are_in_one_customer_managed_policy_in_their_order()
    {
        var policy = Granted().Single("aws_iam_policy");
        Assert.That(policy.Statements().Select(statement => statement.Text("Sid")), Is.EqualTo(["KeepLogGroups", "Write", "Read"]));
    }

    [TestCase(false, "/aws/lambda/trainr963-dev-lambda-get-production", true)]
    [TestCase(false, "/aws/lambda-insights", true)]
    [TestCase(false, "/aws/application-signals/data", true)]
    [TestCase(true, "/aws/lambda/trainr963-dev-lambda-get-production", true)]
    [TestCase(true, "/aws/application-signals/data", false)]
    public void A_log_group_that_is_gone_stays_gone(bool applicationSignals, string logGroup, bool denied)
    {
        ManagedPolicy[] managed =
        [
            ManagedPolicy.BasicExecution,
            ManagedPolicy.VpcAccess,
            .. applicationSignals ? [ManagedPolicy.ApplicationSignals] : Array.Empty<ManagedPolicy>(),
        ];
        var policy = SynthesizedStack.Of(
            stack => _ = new Role(stack, "role", RoleProps.OfFunction("get") with { ManagedPolicies = managed })).Single("aws_iam_policy");
        var simulation = new PolicySimulation(policy.Statements().Select(statement => statement.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                simulation.Denies("logs:CreateLogGroup", $"arn:aws:logs:us-east-1:111122223333:log-group:{logGroup}"), Is.EqualTo(denied));
            Assert.That(
                simulation.Denies("logs:CreateLogStream", $"arn:aws:logs:us-east-1:111122223333:log-group:{logGroup}:log-stream:x"),
                Is.False);
            Assert.That(
                simulation.Denies("logs:PutLogEvents", $"arn:aws:logs:us-east-1:111122223333:log-group:{logGroup}:log-stream:x"), Is.False);
        }
    }

    [Test]
    public void That_holds_before_managed_policies_are_attached_and_until_they_are_gone()
    {
        var stack = Default();
        var own = stack.Single("aws_iam_role_policy_attachment", "policy_arn", stack.Single("aws_iam_policy").Reference("arn"));
        Assert.That(
            stack.All("aws_iam_role_policy_attachment")
                .Where(attachment => attachment != own)
                .Select(attachment => attachment.Text("depends_on")),
            Is.EqualTo(Enumerable.Repeat($"""["{own.Address}"]""", 2)));
    }

    [Test]
    public void API_Gateway_which_asks_for_it_may_make_log_groups() => Assert.That(
        SynthesizedStack.Of(stack => _ = new Role(stack, "role",
            RoleProps.OfFunction("apigateway-logs") with { ManagedPolicies = [ManagedPolicy.ApiGatewayLogs] })).All("aws_iam_policy"),
        Is.Empty);

    [Test]
    public void That_policy_is_attached_to_it()
    {
        var stack = Granted();
        Assert.That(
            stack.Single("aws_iam_role_policy_attachment", "policy_arn", stack.Single("aws_iam_policy").Reference("arn")).Text("role"),
            Is.EqualTo(stack.Single("aws_iam_role").Reference("name")));
    }

    [Test]
    public void A_grant_made_after_the_function_makes_the_function_wait_for_it()
    {
        var stack = SynthesizedStack.Of(stack => stack.Function().Role.Grant("Read", ["s3:GetObject"], ["arn:aws:s3:::a/*"]));
        var attachment = stack.Single("aws_iam_role_policy_attachment", "policy_arn", stack.Single("aws_iam_policy").Reference("arn"));
        Assert.That(stack.Single("aws_lambda_function").Texts("depends_on"), Does.Contain(attachment.Address));
    }

    [TestCase("*")]
    [TestCase(null)]
    public void A_grant_that_names_no_resource_is_refused(string? resource) => SynthesizedStack.Of(stack => Assert.That(
        () => Role(stack).Grant("Read", ["s3:GetObject"], resource is null ? [] : [resource]),
        Throws.TypeOf<InputException>().With.Message.Contains("The grant 'Read' of role 'get'").And.Message.Contains("by ARN")));

    [Test]
    public void All_problems_of_a_statement_are_told_at_once() => SynthesizedStack.Of(stack =>
    {
        var role = Role(stack);
        role.Grant("Read", ["s3:GetObject"], ["arn:aws:s3:::a/*"]);
        Assert.That(() => role.Grant("Read", ["s3:*"], ["arn:aws:s3:::b/*"]), Throws.TypeOf<InputException>().With.Message.EqualTo(
            "The policy statement 'Read' cannot be made:\n- the policy has a statement of that id already: give this one an id of its own"
            + "\n- it allows s3:*: an allowing statement takes no wildcard action, name each action"));
    });

    [Test]
    public void A_statement_id_that_IAM_would_refuse_is_refused() => Assert.That(
        () => new PolicyDocument(new PolicyStatement { Sid = "read-it", Actions = [] }),
        Throws.TypeOf<InputException>().With.Message.Contains("letters and digits").And.Message.Contains("names no action"));

    [Test]
    public void A_managed_policy_that_is_there_twice_is_refused() => Assert.That(
        Refusal.Of(stack => _ = new Role(
            stack, "role", RoleProps.OfFunction("get") with { ManagedPolicies = [ManagedPolicy.XRay, ManagedPolicy.XRay] })),
        Does.Contain("XRay is there 2 times"));

    [Test]
    public void Description_and_longest_session_are_those_of_the_props()
    {
        var role = SynthesizedStack.Of(stack => _ = new Role(stack, "role", new()
        {
            Name = "ci", Trust = Trust.Service("lambda.amazonaws.com"), Description = "CI", MaxSessionDuration = TimeSpan.FromHours(2),
        })).Single("aws_iam_role");
        Assert.That((role.Text("description"), role.Text("max_session_duration")), Is.EqualTo(("CI", "7200")));
    }

    [Test]
    public void Neither_is_there_unasked()
    {
        var role = Default().Single("aws_iam_role");
        Assert.That((role.Text("description"), role.Text("max_session_duration")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase(59)]
    [TestCase(721)]
    public void A_session_that_IAM_does_not_take_is_refused(int minutes) => Assert.That(
        () => new RoleProps { Name = "ci", Trust = Trust.Service("a"), MaxSessionDuration = TimeSpan.FromMinutes(minutes) },
        Throws.TypeOf<InputException>().With.Message.Contains("longest session of a role"));

    [Test]
    public void Statements_of_the_props_come_before_what_is_granted()
    {
        var policy = SynthesizedStack.Of(stack => new Role(stack, "role", new()
        {
            Name = "ci",
            Trust = Trust.Service("lambda.amazonaws.com"),
            Policy = new PolicyDocument(new PolicyStatement { Sid = "Keep", Deny = true, Actions = ["s3:*"], Resources = ["*"] }),
            PolicyDescription = "Of CI",
        }).Grant("Read", ["s3:GetObject"], ["arn:aws:s3:::a/*"])).Single("aws_iam_policy");
        Assert.That(
            (policy.Text("description"), string.Join(' ', policy.Statements().Select(statement => statement.Text("Sid")))),
            Is.EqualTo(("Of CI", "Keep Read")));
    }

    [Test]
    public void A_role_under_a_boundary_carries_it() => Assert.That(
        SynthesizedStack.Of(stack => Role(stack), ("TAP_PERMISSIONS_BOUNDARY", "arn:aws:iam::111122223333:policy/b")).Single("aws_iam_role")
            .Text("permissions_boundary"),
        Is.EqualTo("arn:aws:iam::111122223333:policy/b"));

    private static Role Role(TapStack stack) => new(stack, "role", RoleProps.OfFunction("get"));

    private static SynthesizedStack Default() => SynthesizedStack.Of(stack => Role(stack));

    private static SynthesizedStack Granted() => SynthesizedStack.Of(stack =>
    {
        var role = Role(stack);
        role.Grant("Write", ["s3:PutObject"], ["arn:aws:s3:::a/*"]);
        role.Grant("Read", ["s3:GetObject"], ["arn:aws:s3:::a/*"]);
    });
}
