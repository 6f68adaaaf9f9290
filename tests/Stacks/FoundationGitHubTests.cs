using System.Text.Json;
using System.Text.RegularExpressions;
using Tap.Stacks;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>What workflows of the repository acme/tap may do.</summary>
public sealed partial class FoundationGitHubTests
{
    private const string Names = "trainr963-dev-iam-*-production";
    private static readonly Lazy<SynthesizedStack> WithRepository = new(() => Of("acme/tap"));

    private static SynthesizedStack Stack => WithRepository.Value;

    private const string AccountId = "${local.account_id}";

    private static SynthesizedResource Provider => Stack.Single("aws_iam_openid_connect_provider");

    [Test]
    public void GitHubs_tokens_for_AWS_are_known()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Provider.Text("url"), Is.EqualTo("https://token.actions.githubusercontent.com"));
            Assert.That(Provider.Texts("client_id_list"), Is.EqualTo(["sts.amazonaws.com"]));
        }
    }

    [TestCase("acme/tap", "ci-plan", """["repo:acme/tap:pull_request","repo:acme/tap:ref:refs/heads/main"]""")]
    [TestCase("acme/tap", "ci-apply", "\"repo:acme/tap:environment:production\"")]
    [TestCase("acme@12/tap@34", "ci-plan",
        "[\"repo:acme/tap:pull_request\",\"repo:acme/tap:ref:refs/heads/main\","
        + "\"repo:acme@12/tap@34:pull_request\",\"repo:acme@12/tap@34:ref:refs/heads/main\"]")]
    [TestCase("acme@12/tap@34", "ci-apply", """["repo:acme/tap:environment:production","repo:acme@12/tap@34:environment:production"]""")]
    public void A_role_is_for_these_runs_of_the_repository_only(string repository, string role, string subjects) =>
        Assert.That(Role(Of(repository), role).Document("assume_role_policy").GetProperty("Statement").GetRawText(), Is.EqualTo(
            $$"""[{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Federated":"{{Provider.Reference("arn")}}"}"""
            + ""","Action":"sts:AssumeRoleWithWebIdentity","Condition":"""
            + """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","""
            + $"\"token.actions.githubusercontent.com:sub\":{subjects}}}}}}}]"));

    [TestCase("ci-plan", "ReadOnlyAccess")]
    [TestCase("ci-apply", "PowerUserAccess")]
    public void A_role_has_one_AWS_managed_policy_and_one_of_its_own(string role, string managed) =>
        Assert.That(
            Stack.All("aws_iam_role_policy_attachment").Where(attachment => attachment.Text("role") == Role(role).Reference("name"))
                .Select(attachment => attachment.Text("policy_arn")),
            Is.EquivalentTo([$"arn:aws:iam::aws:policy/{managed}", Policy(role).Reference("arn")]));

    [Test]
    public void Planning_reads_only_the_data_that_Terraform_reads()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Except("s3:GetObject*"), Is.EqualTo([
                    $"{Stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-terraform-state-production").Reference("arn")}/dev/*",
                    "arn:aws:s3:::trainr963-dev-s3-*deploy-production/*",
                ]));
            Assert.That(
                Except("ssm:GetParameter*"), Is.EqualTo([$"arn:aws:ssm:us-east-1:{AccountId}:parameter/trainr963-dev-ssm-*-production"]));
        }

        static IReadOnlyList<string> Except(string action) =>
            Many(
                Statements("ci-plan").Single(statement => Effect(statement) == "Deny" && Many(statement, "Action").Contains(action)),
                "NotResource");
    }

    [TestCase("dynamodb:GetItem")]
    [TestCase("dynamodb:Query")]
    [TestCase("dynamodb:Scan")]
    [TestCase("sqs:ReceiveMessage")]
    [TestCase("logs:GetLogEvents")]
    [TestCase("logs:FilterLogEvents")]
    [TestCase("logs:StartQuery")]
    public void Planning_reads_no_data(string action) =>
        Assert.That(
            Statements("ci-plan").Where(statement => Effect(statement) == "Deny" && Many(statement, "Action").Contains(action)).Select(
                statement => Many(statement, "Resource")),
            Is.EqualTo(new[] { new[] { "*" } }));

    [Test]
    public void Planning_writes_nothing_but_the_lock_of_the_state()
    {
        var allowed = Statements("ci-plan").Where(statement => Effect(statement) == "Allow").ToDictionary(
            statement => statement.GetProperty("Sid").GetString()!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(allowed.Keys, Is.EqualTo(["LockState", "ReadEnvironmentVariables"]));
            Assert.That(Many(allowed["LockState"], "Resource"), Is.EqualTo([
                $"{Stack.Single("aws_s3_bucket", "bucket", "trainr963-dev-s3-terraform-state-production").Reference("arn")}/dev/*.tflock",
            ]));
            Assert.That(allowed["ReadEnvironmentVariables"].GetProperty("Condition").GetRawText(), Is.EqualTo(
                """{"StringEquals":{"aws:ResourceTag/Project":"trainr963","kms:ViaService":"lambda.us-east-1.amazonaws.com"}}"""));
        }
    }

    [Test]
    public void Applying_manages_identities_under_the_deployments_names_only() => Assert.That(
        Statements("ci-apply").Where(statement => Effect(statement) == "Allow").SelectMany(statement => Many(statement, "Resource"))
            .Distinct(),
        Is.EquivalentTo([$"arn:aws:iam::{AccountId}:role/{Names}", $"arn:aws:iam::{AccountId}:policy/{Names}"]));

    [TestCase("AttachPolicies", "iam:PolicyARN", "iam::aws:policy/AdministratorAccess", false)]
    [TestCase("AttachPolicies", "iam:PolicyARN", "iam::aws:policy/AWSXRayDaemonWriteAccess", true)]
    [TestCase("PassRoles", "iam:PassedToService", "ec2.amazonaws.com", false)]
    [TestCase("PassRoles", "iam:PassedToService", "lambda.amazonaws.com", true)]
    public void Applying_hands_out_known_policies_and_roles_only(string sid, string key, string value, bool allowed)
    {
        var tests = Statements("ci-apply").Single(statement => statement.GetProperty("Sid").GetString() == sid).GetProperty("Condition")
            .EnumerateObject();
        var condition = tests.Select(test => test.Value.TryGetProperty(key, out var values) ? values : default)
            .Single(values => values.ValueKind == JsonValueKind.Array);

        Assert.That(
            condition.EnumerateArray().Any(item => item.GetString()!.EndsWith(value, StringComparison.Ordinal)), Is.EqualTo(allowed));
    }

    [Test]
    public void Applying_leaves_its_own_identity_and_the_rest_of_foundation_alone()
    {
        var kept = Many(
            Statements("ci-apply").Single(statement => statement.GetProperty("Sid").GetString() == "KeepIdentities"), "Resource");

        Assert.That(kept, Is.EquivalentTo(new[]
        {
            Provider.Reference("arn"), Role("apigateway-logs").Reference("arn"),
            $"arn:aws:iam::{AccountId}:role/trainr963-dev-iam-ci-plan-production",
            $"arn:aws:iam::{AccountId}:role/trainr963-dev-iam-ci-apply-production",
            $"arn:aws:iam::{AccountId}:policy/trainr963-dev-iam-ci-plan-production",
            $"arn:aws:iam::{AccountId}:policy/trainr963-dev-iam-ci-apply-production",
            $"arn:aws:iam::{AccountId}:policy/trainr963-dev-iam-permissions-boundary-production",
        }));
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, with names as long as buckets and roles can have them.
    [TestCase("ci-plan")]
    [TestCase("ci-apply")]
    [TestCase("permissions-boundary")]
    public void Policies_of_the_longest_names_fit_into_IAM(string role)
    {
        var stack = Of(
            $"{new string('o', 39)}@{long.MaxValue}/{new string('r', 100)}@{long.MaxValue}", ("TAP_PROJECT", new('p', 24)),
            ("ENVIRONMENT_SUFFIX", "suffix12"),
            ("AWS_REGION", "us-gov-west-1"), ("TERRAFORM_STATE_BUCKET", new('b', 63)));
        var name = $"{new string('p', 24)}-suffix12-iam-{role}-production";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Resolved(stack.Single("aws_iam_policy", "name", name).Text("policy")!).Length, Is.LessThanOrEqualTo(6144));
            Assert.That(
                stack.All("aws_iam_role").Select(made => Resolved(made.Text("assume_role_policy")!).Length),
                Is.All.LessThanOrEqualTo(2048));
        }

        static string Resolved(string policy) => Reference().Replace(
            policy, reference => reference.Value == AccountId ? "111122223333" : $"arn:aws-us-gov:s3:::{new string('n', 80)}");
    }

    private static SynthesizedStack Of(string repository, params (string, string)[] others) =>
        SynthesizedStack.Of((app, settings) => new FoundationStack(app, settings), [("TAP_GITHUB_REPOSITORY", repository), .. others]);

    private static SynthesizedResource Role(string name) => Role(Stack, name);

    private static SynthesizedResource Role(SynthesizedStack stack, string name) =>
        stack.Single("aws_iam_role", "name", $"trainr963-dev-iam-{name}-production");

    private static SynthesizedResource Policy(string name) =>
        Stack.Single("aws_iam_policy", "name", $"trainr963-dev-iam-{name}-production");

    private static IReadOnlyList<JsonElement> Statements(string role) =>
        [.. Policy(role).Document("policy").GetProperty("Statement").EnumerateArray()];

    private static string Effect(JsonElement statement) => statement.GetProperty("Effect").GetString()!;

    private static IReadOnlyList<string> Many(JsonElement statement, string name) =>
        statement.GetProperty(name) is { ValueKind: JsonValueKind.Array } many
            ? [.. many.EnumerateArray().Select(item => item.GetString()!)]
            : [statement.GetProperty(name).GetString()!];

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Reference();
}
