using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tap.Tests.Terraform;

/// <summary>
/// A Terraform state in which all resources of a synthesized stack exist, made without AWS: with the attributes that the stack gives them
/// as text (also text with references), numbers or truth values, and made-up ones in place of those that AWS would choose and that
/// something refers to. A plan that replaces all of them tells the rest, such as defaults.
/// </summary>
internal sealed partial class AssumedState
{
    private static readonly string[] MetaArguments = ["//", "depends_on", "lifecycle", "provider"];

    private readonly SortedDictionary<string, JsonObject> resources = new(StringComparer.Ordinal);

    /// <summary>Reads a stack.</summary>
    /// <param name="folder">The stack's folder, with its <c>cdk.tf.json</c>.</param>
    public AssumedState(string folder)
    {
        var json = File.ReadAllText(Path.Combine(folder, "cdk.tf.json"));
        var referredTo = Reference().Matches(json).ToLookup(
            reference => reference.Groups["address"].Value, reference => reference.Groups["attribute"].Value);
        foreach (var type in JsonDocument.Parse(json).RootElement.GetProperty("resource").EnumerateObject())
        {
            foreach (var resource in type.Value.EnumerateObject())
                resources.Add($"{type.Name}.{resource.Name}", Attributes(resource, referredTo[$"{type.Name}.{resource.Name}"]));
        }

        foreach (var attributes in resources.Values)
            Resolve(attributes);
    }

    /// <summary>The addresses of all resources.</summary>
    public IReadOnlyCollection<string> Addresses => resources.Keys;

    /// <summary>Adds what a plan knows of the resources that it replaces.</summary>
    public void Add(IEnumerable<JsonElement> changes)
    {
        foreach (var change in changes)
        {
            var attributes = resources[change.GetProperty("address").GetString()!];
            foreach (var attribute in change.GetProperty("change")
                .GetProperty("after")
                .EnumerateObject()
                .Where(attribute => attribute.Value.ValueKind != JsonValueKind.Null))
                attributes[attribute.Name] = JsonNode.Parse(attribute.Value.GetRawText());
        }
    }

    /// <summary>Gives an attribute of all resources of a type, where they have it, another value than the stack does.</summary>
    public void Change(string type, string attribute, string value)
    {
        foreach (var (_, attributes) in resources.Where(
            resource => resource.Key.Split('.')[0] == type && resource.Value.ContainsKey(attribute)))
            attributes[attribute] = value;
    }

    /// <summary>Writes it to a file.</summary>
    public void Write(string file) => File.WriteAllText(file, new JsonObject
    {
        ["version"] = 4,
        ["serial"] = 1,
        ["lineage"] = "assumed",
        ["resources"] = new JsonArray([.. resources.Select(resource => Block(resource.Key.Split('.'), resource.Value))]),
    }.ToJsonString());

    private static JsonNode Block(string[] address, JsonObject attributes) => new JsonObject
    {
        ["mode"] = "managed",
        ["type"] = address[0],
        ["name"] = address[1],
        ["provider"] = """provider["registry.terraform.io/hashicorp/aws"]""",
        ["instances"] = new JsonArray(new JsonObject { ["schema_version"] = 0, ["attributes"] = attributes.DeepClone() }),
    };

    private static JsonObject Attributes(JsonProperty resource, IEnumerable<string> referredTo)
    {
        var attributes = new JsonObject(resource.Value.EnumerateObject()
            .Where(attribute => !MetaArguments.Contains(attribute.Name) && IsSimple(attribute.Value))
            .Select(attribute => KeyValuePair.Create(attribute.Name, JsonNode.Parse(attribute.Value.GetRawText()))));
        foreach (var attribute in referredTo.Append("id").Distinct().Where(attribute => !attributes.ContainsKey(attribute)))
            attributes[attribute] = attribute.Contains("arn", StringComparison.Ordinal)
                ? $"arn:aws:assumed:us-east-1:123456789012:{resource.Name}"
                : $"{resource.Name}-{attribute}";
        return attributes;
    }

    // What has a function in it stays unknown.
    private void Resolve(JsonObject attributes)
    {
        foreach (var (name, value) in attributes.Where(attribute => IsExpression(attribute.Value)).ToList())
        {
            attributes[name] = Interpolation().Replace(value!.GetValue<string>(), reference =>
                resources[reference.Groups["address"].Value][reference.Groups["attribute"].Value]?.ToString() ?? reference.Value);
            if (IsExpression(attributes[name]))
                attributes.Remove(name);
        }
    }

    private static bool IsExpression(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Contains("${", StringComparison.Ordinal);

    private static bool IsSimple(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    [GeneratedRegex(@"\b(?<address>aws_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.(?<attribute>[a-z_]+)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\$\{(?<address>aws_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.(?<attribute>[a-z_]+)\}")]
    private static partial Regex Interpolation();
}
