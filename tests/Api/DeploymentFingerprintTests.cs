using System.Text.Json;
using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayModel;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApi;
using Tap.Api;
using Tap.Tests.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Api;

/// <summary>
/// A deployment is a copy of an API, so whatever is changed about what is copied, by whatever way, has to make a new one:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html.
/// </summary>
public sealed partial class DeploymentFingerprintTests
{
    private const string Prefix = "aws_api_gateway_";

    private static readonly string[] NotCopied = ["account", "deployment", "method_settings", "stage"];
    private static readonly string[] NotServed = ["description", "tags", "tags_all"];

    // Terraform's own: they say how a resource is made, not what.
    private static readonly string[] MetaArguments =
        ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioners"];

    [Test]
    public void Whatever_is_overridden_in_what_is_synthesized_makes_a_new_deployment() => Synthesize((stack, _) =>
    {
        var before = SynthesizedStack.Parse(Testing.Synth(stack));
        AssertEachChanges(
            stack, Copied(stack).SelectMany(resource => Mutations(before.All(TypeOf(resource))
                .Single(found => found.Address.EndsWith(resource.FriendlyUniqueId, StringComparison.Ordinal)))
                .Select(mutation => (resource, mutation.Attribute, mutation.Value))));
    });

    [Test]
    public void Whatever_else_a_resource_may_have_makes_a_new_deployment() => Synthesize((stack, _) =>
        AssertEachChanges(
            stack, Copied(stack).DistinctBy(TypeOf).SelectMany(
                resource => AttributesOf(resource).Select(attribute => (resource, attribute, (object)"other")))));

    [Test]
    public void What_callers_do_not_see_makes_no_new_deployment() => Synthesize((stack, api) =>
    {
        var before = Trigger(stack);
        foreach (var resource in stack.Node.FindAll().OfType<TerraformResource>())
        {
            foreach (var attribute in NotServed.Append("lifecycle.ignore_changes").Concat(resource == api.Api ? ["name"] : []))
                resource.AddOverride(attribute, "other");
            if (!Copied(stack).Contains(resource))
                resource.AddOverride("anything", "other");
        }
        Assert.That(Trigger(stack), Is.EqualTo(before));
    });

    [Test]
    public void What_others_add_to_the_API_is_deployed_and_waited_for() => Synthesize((stack, api) =>
    {
        var before = Trigger(stack);
        var model = new ApiGatewayModel(stack, "added",
            new ApiGatewayModelConfig { RestApiId = api.Id, Name = "Added", ContentType = "application/json", Schema = "{}" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Trigger(stack), Is.Not.EqualTo(before));
            Assert.That(Deployment(stack).Texts("depends_on"), Does.Contain($"{Prefix}model.{model.FriendlyUniqueId}"));
        }
    });

    [Test]
    public void What_is_another_APIs_is_not() => Synthesize((stack, api) =>
    {
        var before = Deployment(stack).ToString();
        var other = new ApiGatewayRestApi(stack, "other", new ApiGatewayRestApiConfig { Name = "other" });
        _ = new ApiGatewayModel(stack, "added",
            new ApiGatewayModelConfig { RestApiId = other.Id, Name = "Added", ContentType = "application/json", Schema = "{}" });
        Assert.That(Deployment(stack).ToString(), Is.EqualTo(before));
    });

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void Every_resource_of_an_API_is_either_waited_for_or_known_not_to_be_copied(string name)
    {
        var stack = AllStacks.Synthesize(name);
        var resources = stack.ResourceTypes
            .Where(type => type.StartsWith(Prefix, StringComparison.Ordinal) && !NotCopied.Contains(type[Prefix.Length..]))
            .SelectMany(stack.All).Select(resource => resource.Address);
        Assert.That(resources, Is.EquivalentTo(stack.All($"{Prefix}deployment").SelectMany(deployment => deployment.Texts("depends_on"))));
    }

    // All ways to say something are in it: a validator, a model, parameters, a mock, a policy.
    private static void Synthesize(Action<TapStack, RestService> check) => SynthesizedStack.Of(stack =>
    {
        var function = stack.Function();
        check(stack, new RestService(stack, "api", new RestServiceProps
        {
            Description = "Test",
            AllowedIps = ["10.0.0.0/8"],
            Cache = new StageCache(),
            Routes = new Dictionary<string, Route>(ApiFixture.Routes(function)) { ["GET /status"] = new MockRoute("{}") },
        }));
    });

    private static void AssertEachChanges(
        TapStack stack, IEnumerable<(TerraformResource Resource, string Attribute, object Value)> mutations)
    {
        // With another API's id it is no longer this API's, so that comes last.
        var all = mutations.OrderBy(mutation => mutation.Attribute == "rest_api_id").ToList();
        Assert.That(all, Is.Not.Empty);
        var unnoticed = new List<string>();
        var before = Trigger(stack);
        foreach (var (resource, attribute, value) in all)
        {
            resource.AddOverride(attribute, value);
            var after = Trigger(stack);
            if (after == before)
                unnoticed.Add($"{resource.FriendlyUniqueId}: {attribute}");
            before = after;
        }
        Assert.That(unnoticed, Is.Empty);
    }

    private static IEnumerable<TerraformResource> Copied(TapStack stack) => stack.Node.FindAll().OfType<TerraformResource>()
        .Where(resource => TypeOf(resource).StartsWith(Prefix, StringComparison.Ordinal)
            && !NotCopied.Contains(TypeOf(resource)[Prefix.Length..]));

    // A key of a map may have dots, so the map is overridden, which adds to it.
    private static IEnumerable<(string Attribute, object Value)> Mutations(SynthesizedResource resource) => resource.Value.EnumerateObject()
        .Where(attribute => Served(resource.Address, attribute.Name))
        .SelectMany(attribute => attribute.Value.ValueKind == JsonValueKind.Object
            ? attribute.Value.EnumerateObject()
                .Select(entry => (attribute.Name, (object)new Dictionary<string, object> { [entry.Name] = "other" }))
            : [(attribute.Name, "other")]);

    private static IEnumerable<string> AttributesOf(TerraformResource resource) =>
        resource.GetType().Assembly.GetType($"{resource.GetType().FullName}Config")!.GetProperties()
            .Select(property => Capital().Replace(property.Name, "_$0").ToLowerInvariant())
            .Where(attribute => Served(TypeOf(resource), attribute));

    private static bool Served(string resource, string attribute) => !MetaArguments.Concat(NotServed).Contains(attribute)
        && !(resource.StartsWith($"{Prefix}rest_api", StringComparison.Ordinal) && attribute == "name");

    private static string TypeOf(TerraformResource resource) => resource.TerraformResourceType;

    private static SynthesizedResource Deployment(TapStack stack) =>
        SynthesizedStack.Parse(Testing.Synth(stack)).Single($"{Prefix}deployment");

    private static string? Trigger(TapStack stack) => Deployment(stack).Text("triggers.definition");

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
