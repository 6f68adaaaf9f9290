using System.Text.Json;
using System.Text.Json.Nodes;
using Tap.Security;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>
/// What the real AWS provider sends about API keys, over the life of a stack: made without a value, set by an operator, then changed in
/// every way that Terraform can change it.
/// </summary>
public sealed class ApiKeysTests
{
    private const string Name = "trainr963-dev-ssm-test-api-key-production";
    private const string OfOperator = "operators-key";

    private readonly ParameterStoreService parameters = new();
    private readonly SecretsManagerService secrets = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-api-keys-");
    private AwsEndpoint aws = null!;
    private string madeWith = "";
    private IReadOnlyList<string> unchanged = [];
    private IReadOnlyList<string> ofTheChange = [];
    private IReadOnlyList<string> afterTheChange = [];

    [OneTimeSetUp]
    public async Task LiveAsync()
    {
        aws = await AwsEndpoint.StartAsync(parameters, secrets);
        var synthesized = SynthesizedStack.Of(stack =>
        {
            _ = new ApiKeyParameter(stack, "api-key");
            _ = new ApiKeySecret(stack, "api-keys");
        });
        var stack = JsonNode.Parse(synthesized.Json)!;
        Write(stack);
        Terraform("").GoOffline();
        Terraform("").Initialize();

        Terraform("").Apply();
        madeWith = parameters.ValueOf(Name);
        parameters.Overwrite(Name, OfOperator, "Advanced");
        unchanged = Changes(Terraform("").Plan());

        Change(stack);
        var before = parameters.Operations.Count;
        Terraform("").Apply();
        Terraform("another-key").Apply();
        ofTheChange = [.. parameters.Operations.Skip(before)];
        afterTheChange = Changes(Terraform("another-key").Plan());
    }

    [OneTimeTearDown]
    public async Task DeleteAsync()
    {
        await aws.DisposeAsync();
        folder.Delete(recursive: true);
        Assert.That(aws.Unexpected, Is.Empty, "AWS calls that the test does not know");
    }

    [Test]
    public void An_empty_variable_is_an_unset_key() => Assert.That(madeWith, Is.EqualTo(ApiKeyParameter.Unset));

    [Test]
    public void An_operators_key_is_no_change() => Assert.That(unchanged, Is.Empty);

    [Test]
    public void Whatever_changes_the_parameter_is_not_written_again() =>
        Assert.That(ofTheChange, Does.Not.Contain("PutParameter").And.Not.Contain("DeleteParameter"));

    [Test]
    public void The_operators_key_stays() => Assert.That(parameters.ValueOf(Name), Is.EqualTo(OfOperator));

    [Test]
    public void Tags_follow_all_the_same() => Assert.That(
        (parameters.TagsOf(Name).GetValueOrDefault("Team"), parameters.TagsOf(Name).ContainsKey("ManagedBy")),
        Is.EqualTo(("payments", true)));

    [Test]
    public void After_a_change_nothing_is_left_to_do() => Assert.That(afterTheChange, Is.Empty);

    [Test]
    public void No_key_is_in_the_state() => Assert.That(
        Directory.EnumerateFiles(folder.FullName, "*tfstate*").Select(File.ReadAllText),
        Is.Not.Empty.And.All.Not.Contains(OfOperator).And.All.Not.Contains("another-key"));

    [Test]
    public void A_secret_takes_a_new_description_without_a_value()
    {
        var updates = secrets.Requests.Where(request => request.Operation is "UpdateSecret" or "PutSecretValue").ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updates.Select(request => request.Request.GetProperty("Description").GetString()), Is.EqualTo(["Changed"]));
            Assert.That(
                updates.Select(request => request.Request.GetRawText()),
                Is.All.Not.Contains("SecretString").And.All.Not.Contains("SecretBinary"));
        }
    }

    // Every argument of the parameter but its name, which makes it another one, and where the value comes from.
    private void Change(JsonNode stack)
    {
        var parameter = Only(stack, "aws_ssm_parameter");
        parameter["description"] = "Changed";
        parameter["tier"] = "Intelligent-Tiering";
        parameter["key_id"] = "alias/other";
        parameter["allowed_pattern"] = "^[a-z-]+$";
        parameter["overwrite"] = true;
        parameter["data_type"] = "text";
        parameter["value_wo_version"] = 2;
        parameter["tags"] = new JsonObject { ["Team"] = "payments" };
        Only(stack, "aws_secretsmanager_secret")["description"] = "Changed";
        Write(stack);
    }

    private static JsonNode Only(JsonNode stack, string type) => stack["resource"]![type]!.AsObject().Single().Value!;

    private void Write(JsonNode stack) => File.WriteAllText(Path.Combine(folder.FullName, "cdk.tf.json"), stack.ToJsonString());

    private TerraformFolder Terraform(string apiKey) =>
        new(folder.FullName, ("AWS_ENDPOINT_URL", aws.Address.ToString()), ("TF_VAR_api_key", apiKey));

    private static IReadOnlyList<string> Changes(IReadOnlyList<JsonElement> plan) =>
        [.. plan.Where(change => change.GetProperty("change").GetProperty("actions").ToString() != """["no-op"]""")
            .Select(change => change.ToString())];
}
