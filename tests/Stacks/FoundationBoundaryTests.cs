using System.Text.Json;
using Tap.Stacks;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>Workflows that deploy can give no role more than they have themselves.</summary>
public sealed class FoundationBoundaryTests
{
    private const string Name = "trainr963-dev-iam-permissions-boundary-production";
    private const string Organizations = "arn:aws:iam::111122223333:policy/acme/boundary";

    private static readonly Lazy<SynthesizedStack> Foundation = new(() => Of());

    private const string Account = "${local.account_id}";

    private static string Boundary => $"arn:aws:iam::{Account}:policy/{Name}";

    private static string RoleArn => $"arn:aws:iam::{Account}:role/trainr963-dev-iam-get-handler-production";

    private static string StateBucket =>
        Foundation.Value.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-terraform-state-production").Reference("arn");

    [TestCase("iam:CreateRole")]
    [TestCase("iam:PutRolePermissionsBoundary")]
    public void A_role_is_made_with_the_boundary_only(string action)
    {
        var apply = Policy("ci-apply");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(apply.Allows(action, RoleArn, ("iam:PermissionsBoundary", Boundary)), Is.True);
            Assert.That(
                apply.Allows(action, RoleArn, ("iam:PermissionsBoundary", "arn:aws:iam::aws:policy/AdministratorAccess")), Is.False);
            Assert.That(apply.Allows(action, RoleArn), Is.False);
        }
    }

    [TestCase("policy/trainr963-dev-iam-get-handler-production", true, true)]
    [TestCase("policy/trainr963-dev-iam-get-handler-production", false, false)]
    [TestCase("policy/others", true, false)]
    public void A_policy_is_attached_to_a_role_with_the_boundary_only(string policy, bool bounded, bool allowed)
    {
        (string, string)[] context =
        [
            ("iam:PolicyARN", $"arn:aws:iam::{Account}:{policy}"),
            .. bounded ? [("iam:PermissionsBoundary", Boundary)] : Array.Empty<(string, string)>(),
        ];
        Assert.That(Policy("ci-apply").Allows("iam:AttachRolePolicy", RoleArn, context), Is.EqualTo(allowed));
    }

    [TestCase("iam:CreatePolicyVersion")]
    [TestCase("iam:DeletePolicyVersion")]
    [TestCase("iam:SetDefaultPolicyVersion")]
    [TestCase("iam:DeletePolicy")]
    public void The_boundary_stays_as_it_is(string action) => Assert.That(Policy("ci-apply").Denies(action, Boundary), Is.True);

    [Test]
    public void A_boundary_stays_where_it_is() =>
        Assert.That(Policy("ci-apply").Denies("iam:DeleteRolePermissionsBoundary", RoleArn), Is.True);

    [TestCase("iam:CreateUser", "*")]
    [TestCase("iam:AttachRolePolicy", "*")]
    [TestCase("organizations:LeaveOrganization", "*")]
    [TestCase("account:CloseAccount", "*")]
    public void A_bounded_role_has_no_say_in_identities(string action, string resource) =>
        Assert.That(Policy("permissions-boundary").Allows(action, resource), Is.False);

    [TestCase("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111122223333:table/x")]
    [TestCase("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/x")]
    [TestCase("logs:PutLogEvents", "arn:aws:logs:us-east-1:111122223333:log-group:x")]
    [TestCase("ec2:CreateNetworkInterface", "*")]
    [TestCase("s3:PutObject", "arn:aws:s3:::data/inbox/x")]
    public void A_bounded_role_does_its_work(string action, string resource) =>
        Assert.That(Policy("permissions-boundary").Allows(action, resource), Is.True);

    [Test]
    public void What_is_denied_to_those_who_deploy_is_denied_to_roles_that_they_make()
    {
        var denied = Statements("ci-apply").Where(statement => statement.Text("Effect") == "Deny"
            && !statement.ToString().Contains("iam:", StringComparison.Ordinal)).Select(Json).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(denied, Has.Count.EqualTo(3));
            Assert.That(Statements("permissions-boundary").Select(Json), Is.SupersetOf(denied));
            Assert.That(Policy("permissions-boundary").Allows("s3:PutBucketPolicy", StateBucket), Is.False);
            Assert.That(Policy("permissions-boundary").Allows("s3:PutObject", $"{StateBucket}/dev/foundation.tfstate"), Is.False);
        }
    }

    [Test]
    public void A_boundary_of_the_users_own_is_on_all_roles_and_asked_for_in_place_of_this_one()
    {
        var stack = Of(("TAP_PERMISSIONS_BOUNDARY", Organizations));
        var apply = new PolicySimulation(Statements(stack, "ci-apply").Select(statement => statement.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.All("aws_iam_role").Select(role => role.Text("permissions_boundary")),
                Is.All.EqualTo(Organizations).And.Exactly(3).Items);
            Assert.That(stack.All("aws_iam_policy").Select(policy => policy.Text("name")), Has.None.EqualTo(Name));
            Assert.That(apply.Allows("iam:CreateRole", RoleArn, ("iam:PermissionsBoundary", Organizations)), Is.True);
            Assert.That(apply.Denies("iam:CreatePolicyVersion", Organizations), Is.True);
        }
    }

    [Test]
    public void All_roles_of_all_stacks_carry_the_boundary_but_those_of_foundation_which_makes_it()
    {
        const string arn = $"arn:aws:iam::111122223333:policy/{Name}";
        using var app = new SynthesizedApp(("TAP_GITHUB_REPOSITORY", "acme/tap"), ("TAP_PERMISSIONS_BOUNDARY", arn));
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        var boundaries = app.Stacks.ToDictionary(
            stack => stack,
            stack => SynthesizedStack.Parse(File.ReadAllText(Path.Combine(app.StackFolder(stack), "cdk.tf.json"))).All("aws_iam_role")
                .Select(role => role.Text("permissions_boundary"))
                .Distinct()
                .ToList());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(boundaries.Keys, Is.EqualTo(AllStacks.Names));
            foreach (var (stack, found) in boundaries)
                Assert.That(found, Is.EqualTo(new[] { stack == "foundation" ? null : arn }), stack);
        }
    }

    private static SynthesizedStack Of(params (string, string)[] others) =>
        SynthesizedStack.Of((app, settings) => new FoundationStack(app, settings), [("TAP_GITHUB_REPOSITORY", "acme/tap"), .. others]);

    private static PolicySimulation Policy(string name) => new(Statements(name).Select(statement => statement.Value));

    private static IReadOnlyList<SynthesizedResource> Statements(string name) => Statements(Foundation.Value, name);

    private static IReadOnlyList<SynthesizedResource> Statements(SynthesizedStack stack, string name) =>
        stack.Single("aws_iam_policy", "name", $"trainr963-dev-iam-{name}-production").Statements();

    private static string Json(SynthesizedResource statement) => JsonSerializer.Serialize(statement.Value);
}
