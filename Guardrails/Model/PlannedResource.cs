using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A resource or data source as a plan has it.</summary>
internal sealed class PlannedResource
{
    // What these have in a plan beside what is written comes from AWS, and stands in resources of its own in the stack.
    private static readonly Dictionary<string, string[]> Computed = new()
    {
        ["aws_s3_bucket"] =
        [
            "cors_rule", "grant", "lifecycle_rule", "logging", "object_lock_configuration", "replication_configuration",
            "server_side_encryption_configuration", "versioning", "website",
        ],
        ["aws_security_group"] = ["ingress", "egress"],
        ["aws_network_acl"] = ["ingress", "egress"],
        ["aws_route_table"] = ["route"],
        ["aws_iam_role"] = ["inline_policy"],
    };

    private readonly PlannedValue values;
    private readonly bool isNew;

    /// <summary>Reads a resource.</summary>
    /// <param name="resource">It with its values.</param>
    /// <param name="change">What happens to it; an undefined element when the plan does not say.</param>
    public PlannedResource(JsonElement resource, JsonElement change)
    {
        Address = resource.Property("address").ToString();
        Kind = resource.Property("mode").ToString() == "data" ? BlockKind.Data : BlockKind.Resource;
        Type = resource.Property("type").ToString();
        Name = resource.Property("name").ToString();
        Key = resource.Property("index") is { ValueKind: not JsonValueKind.Undefined } index ? JsonText.Read(index) : null;
        values = new PlannedValue(resource.Property("values"), change.Property("after_unknown"), resource.Property("sensitive_values"));
        isNew = change.Property("actions").Elements().Any(action => action.ToString() == "create");
    }

    /// <summary>The address with modules and the key of the instance.</summary>
    public string Address { get; }

    /// <summary>Whether it is a resource or a data source.</summary>
    public BlockKind Kind { get; }

    /// <summary>The Terraform type.</summary>
    public string Type { get; }

    /// <summary>The name within the type.</summary>
    public string Name { get; }

    /// <summary>The key of the instance; <see langword="null"/> without <c>count</c> and <c>for_each</c>.</summary>
    public Value? Key { get; }

    /// <summary>The address in its module, without the key of the instance.</summary>
    public string Block => $"{(Kind == BlockKind.Data ? "data." : "")}{Type}.{Name}";

    /// <summary>Returns the resource with what a configuration writes.</summary>
    /// <param name="path">The path of its construct.</param>
    /// <param name="written">The arguments that the configuration writes; null when it does not have the resource (any more).</param>
    public ResourceBlock With(string path, Dictionary<string, Func<Value>>? written)
    {
        var arguments = new Dictionary<string, Func<Value>>();
        foreach (var (name, evaluate) in written ?? [])
            arguments[name] = () => values[name].With(evaluate());
        var computed = !isNew && Computed.TryGetValue(Type, out var names) ? names : [];
        // A plan has defaults too, and what AWS says of a resource: only nested blocks may be written in a way that its configuration does
        // not show.
        foreach (var name in values.Known.Properties().Select(property => property.Name).Where(name => !arguments.ContainsKey(name)))
        {
            if (written is null || (values[name].IsBlocks && !computed.Contains(name)))
                arguments[name] = () => values[name].From([]);
        }

        return new ResourceBlock(Kind, Type, Name, Address, path, isCertain: true, arguments, [.. Names()]);
    }

    private IEnumerable<string> Names() => ResourceBlock.Identities
        .Select(identity => values.Known.Property(identity))
        .Where(identity => identity.ValueKind == JsonValueKind.String)
        .Select(identity => identity.GetString()!);
}
