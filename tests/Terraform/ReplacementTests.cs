using System.Text.Json;
using Tap.Tests.Program;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>
/// In which order the real Terraform would replace what is deployed. It makes a resource before it deletes the old one where the
/// configuration says so, as an API's deployment does, and for everything that such a resource depends on; under a name that is taken that
/// fails.
/// </summary>
public sealed class ReplacementTests
{
    private const string Integration = "aws_api_gateway_integration";

    // A deployment, and what it is a copy of. APIs may share a name, and what lies below a new API has that API's id.
    private static readonly string[] CreatedFirst =
    [
        "aws_api_gateway_deployment", "aws_api_gateway_gateway_response", "aws_api_gateway_integration",
        "aws_api_gateway_integration_response", "aws_api_gateway_method", "aws_api_gateway_method_response", "aws_api_gateway_model",
        "aws_api_gateway_request_validator", "aws_api_gateway_resource", "aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy",
    ];

    private static readonly string[] WithFixedNames =
    [
        "aws_api_gateway_rest_api", "aws_api_gateway_stage", "aws_cloudwatch_dashboard", "aws_cloudwatch_log_group",
        "aws_cloudwatch_metric_alarm", "aws_dynamodb_table", "aws_iam_policy", "aws_iam_role", "aws_kms_alias", "aws_lambda_function",
        "aws_s3_bucket", "aws_secretsmanager_secret", "aws_sns_topic", "aws_sqs_queue", "aws_ssm_parameter",
    ];

    // What cannot be changed of them without replacing them.
    private static readonly (string Type, string Attribute, string Before)[] Unchangeable =
    [
        ("aws_cloudwatch_log_group", "name", "before"), ("aws_dynamodb_table", "name", "before"),
        ("aws_lambda_function", "function_name", "before"),
        ("aws_s3_bucket", "bucket", "before"), ("aws_sqs_queue", "name", "before"), (Integration, "passthrough_behavior", "WHEN_NO_MATCH"),
    ];

    private static readonly IReadOnlyList<string> Stacks = AllStacks.Names;
    private static readonly IReadOnlyList<string> StacksWithTopic = AllStacks.With("aws_sns_topic");
    private static readonly IReadOnlyList<string> StacksWithApi = AllStacks.With("aws_api_gateway_rest_api");

    private readonly Dictionary<string, AssumedState> states = [];
    private readonly Dictionary<string, IReadOnlyList<JsonElement>> replacements = [];
    private readonly Dictionary<string, IReadOnlyList<JsonElement>> changes = [];
    private SynthesizedApp app = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        // Production's plans refuse to replace data.
        app = new SynthesizedApp(("TAP_ENVIRONMENT", "test"), ("TAP_GITHUB_REPOSITORY", "owner/name"));
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        foreach (var stack in Stacks)
        {
            var folder = new TerraformFolder(app.StackFolder(stack));
            folder.GoOffline();
            folder.Initialize();
            states[stack] = new AssumedState(app.StackFolder(stack));
            replacements[stack] = Plan(stack, states[stack].Addresses.Select(address => $"-replace={address}"));
            states[stack].Add(replacements[stack]);
            foreach (var (type, attribute, before) in Unchangeable)
                states[stack].Change(type, attribute, before);
            if (StacksWithTopic.Contains(stack))
                changes[stack] = Plan(stack, []);
        }
    }

    [OneTimeTearDown]
    public void Delete() => app.Dispose();

    [Test]
    public void There_is_something_of_every_kind_that_has_a_fixed_name() =>
        Assert.That(
            states.Values.SelectMany(state => state.Addresses).Select(address => address.Split('.')[0]), Is.SupersetOf(WithFixedNames));

    [TestCaseSource(nameof(Stacks))]
    public void All_but_what_a_deployment_copies_is_deleted_before_it_is_made_anew(string stack)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                replacements[stack].Select(change => change.GetProperty("address").GetString()), Is.EquivalentTo(states[stack].Addresses));
            foreach (var change in replacements[stack])
            {
                var expected = CreatedFirst.Contains(TypeOf(change)) ? """["create","delete"]""" : """["delete","create"]""";
                Assert.That(change.GetProperty("change").GetProperty("actions").ToString(), Is.EqualTo(expected),
                    change.GetProperty("address").ToString());
            }
        }
    }

    [TestCaseSource(nameof(StacksWithTopic))]
    public void Data_is_deleted_before_it_is_made_anew_under_another_name(string stack)
    {
        var data = changes[stack].Where(change => Unchangeable.Any(one => one.Type == TypeOf(change) && one.Type != Integration)).ToList();
        Assert.That(
            data.Select(change => change.GetProperty("change").GetProperty("actions").ToString()),
            Is.All.EqualTo("""["delete","create"]""").And.Not.Empty);
    }

    [TestCaseSource(nameof(StacksWithTopic))]
    public void Policies_of_keys_and_topics_are_known_while_data_is_replaced(string stack)
    {
        var policies = changes[stack].Where(change => TypeOf(change) is "aws_kms_key" or "aws_sns_topic_policy").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(policies, Has.Count.EqualTo(2));
            foreach (var policy in policies)
            {
                var unknown = policy.GetProperty("change").GetProperty("after_unknown").TryGetProperty("policy", out var value)
                    && value.ValueKind == JsonValueKind.True;
                Assert.That(unknown, Is.False, policy.GetProperty("address").ToString());
            }
        }
    }

    [TestCaseSource(nameof(StacksWithApi))]
    public void Responses_are_put_anew_with_their_integrations_and_before_the_next_deployment(string stack)
    {
        var responses = changes[stack].Where(change => TypeOf(change) == $"{Integration}_response").ToList();
        Assert.That(
            responses.Select(response => response.GetProperty("change").GetProperty("actions").ToString()),
            Is.All.EqualTo("""["create","delete"]""").And.Not.Empty);
    }

    private IReadOnlyList<JsonElement> Plan(string stack, IEnumerable<string> options)
    {
        states[stack].Write(Path.Combine(app.StackFolder(stack), "offline.tfstate"));
        return new TerraformFolder(app.StackFolder(stack)).Plan(["-refresh=false", .. options]);
    }

    private static string TypeOf(JsonElement change) => change.GetProperty("type").GetString()!;
}
