using System.Security.Cryptography;
using System.Text.Json;
using Amazon.JSII.Runtime.Deputy;

namespace Tap.Api;

/// <summary>
/// Everything in an API that a stage serves. A deployment is a copy of it, so that a change takes effect only with the next deployment
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html"/> lists the changes that need one). It is
/// read when the stack is synthesized, and so includes overrides, changes by aspects, and resources that others have added to the API.
/// </summary>
/// <param name="api">The API.</param>
internal sealed class ServedDefinition(RestService api)
{
    private const string Prefix = "aws_api_gateway_";

    private static readonly HashSet<string> Served =
    [
        "authorizer", "documentation_part", "documentation_version", "gateway_response", "integration", "integration_response", "method",
        "method_response", "model", "request_validator", "resource", "rest_api", "rest_api_policy",
    ];

    // Attributes of Terraform and for administrators, which callers do not notice.
    private static readonly HashSet<string> NotServed =
        ["//", "connection", "depends_on", "description", "lifecycle", "provider", "provisioner", "tags", "tags_all"];

    private SortedDictionary<string, object>? collected;

    /// <summary>A hash of the definition, which changes only when responses to callers can change.</summary>
    public string Fingerprint() => Lazy.StringValue(new FingerprintProducer(this));

    /// <summary>The addresses of all resources of the definition, which a deployment depends on.</summary>
    public string[] Addresses() => Lazy.ListValue(new AddressProducer(this));

    private SortedDictionary<string, object> Collect(IResolveContext context)
    {
        var resources = TerraformStack.Of(api).Node.FindAll().OfType<TerraformResource>().Where(IsServed).ToArray();
        var resolved = (object[])context.Resolve(resources.Select(resource => resource.ToTerraform()).Append(api.Id).ToArray());
        var collected = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (resource, definition) in resources.Zip(resolved))
        {
            var attributes = Attributes(definition);
            if (resource == api.Api)
                attributes.Remove("name");
            else if (!resolved[^1].Equals(attributes.GetValueOrDefault("rest_api_id")))
                continue;
            collected.Add(resource.Address, attributes);
        }
        return collected;
    }

    private static bool IsServed(TerraformResource resource) =>
        resource.ResourceType.StartsWith(Prefix, StringComparison.Ordinal) && Served.Contains(resource.ResourceType[Prefix.Length..]);

    // {"resource": {type: {id: attributes}}}
    private static SortedDictionary<string, object> Attributes(object definition)
    {
        var attributes = Enumerable.Range(0, 3).Aggregate(definition, (block, _) => ((IDictionary<string, object>)block).Values.Single());
        return new(
            ((IDictionary<string, object>)attributes).Where(attribute => !NotServed.Contains(attribute.Key)).ToDictionary(),
            StringComparer.Ordinal);
    }

    // CDKTF resolves everything once before, to find references between stacks, and discards the result.
    private sealed class FingerprintProducer(ServedDefinition definition) : DeputyBase, IStringProducer
    {
        public string Produce(IResolveContext context) => context.Preparing
            ? ""
            : Convert.ToHexStringLower(
                SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(definition.collected = definition.Collect(context))));
    }

    // A resource's attributes are resolved before its dependencies, so these are the resources that were hashed.
    private sealed class AddressProducer(ServedDefinition definition) : DeputyBase, IListProducer
    {
        public string[] Produce(IResolveContext context) =>
            context.Preparing ? [] : [.. (definition.collected ??= definition.Collect(context)).Keys];
    }
}
