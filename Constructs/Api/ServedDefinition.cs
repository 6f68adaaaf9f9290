using System.Security.Cryptography;
using System.Text.Json;
using Amazon.JSII.Runtime.Deputy;

namespace Tap.Api;

/// <summary>
/// All that a deployed stage has of an API. A deployment is a copy of it, so a change reaches nobody before the next one
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html"/> lists what needs one). It is read when the
/// stack is synthesized, as it stands then: with overrides, with what aspects have changed, and with what others have added to the API.
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

    // Of Terraform's business with a resource, and of what AWS shows to those who look after it, callers see nothing.
    private static readonly HashSet<string> NotServed =
        ["//", "connection", "depends_on", "description", "lifecycle", "provider", "provisioner", "tags", "tags_all"];

    private SortedDictionary<string, object>? collected;

    /// <summary>A hash of it: the same as long as callers are served the same.</summary>
    public string Fingerprint() => Lazy.StringValue(new FingerprintProducer(this));

    /// <summary>The addresses of all its resources, which have to be there before a copy of them is.</summary>
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

    // CDKTF resolves everything once beforehand, to find references between stacks, and forgets the result.
    private sealed class FingerprintProducer(ServedDefinition definition) : DeputyBase, IStringProducer
    {
        public string Produce(IResolveContext context) => context.Preparing
            ? ""
            : Convert.ToHexStringLower(
                SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(definition.collected = definition.Collect(context))));
    }

    // A resource's attributes are resolved before its dependencies, so these are the ones that were hashed.
    private sealed class AddressProducer(ServedDefinition definition) : DeputyBase, IListProducer
    {
        public string[] Produce(IResolveContext context) =>
            context.Preparing ? [] : [.. (definition.collected ??= definition.Collect(context)).Keys];
    }
}
