using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Reads the JSON of a plan (https://developer.hashicorp.com/terraform/internals/json-format).</summary>
internal static class PlanReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static StackModel Read(string json, string? configuration)
    {
        var root = Parse(json);
        Verify(root);
        var written = configuration is null ? default : Parse(configuration);
        var module = PlanModule.Root(new PlannedResources(root), root, written);
        return new StackModel(module.StackName, isPlan: true, module.Blocks);
    }

    // Cloned, so that the elements remain valid after the document is disposed.
    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return document.RootElement.Clone();
    }

    private static void Verify(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.Property("planned_values").ValueKind != JsonValueKind.Object
            || root.Property("configuration").Property("root_module").ValueKind != JsonValueKind.Object)
        {
            throw new FormatException(
                "The JSON is no plan: it has to be what 'terraform show -json' writes of a file of 'terraform plan -out'.");
        }

        var version = root.Property("format_version").ToString();
        if (version.Split('.')[0] is not ("0" or "1"))
        {
            throw new FormatException(
                $"The plan has format_version '{version}', but only 0 and 1 can be read: plan with a Terraform that writes one of them.");
        }

        if (root.Property("errored").ValueKind == JsonValueKind.True)
            throw new FormatException("The plan has failed, so it does not say what will be deployed: mend the error and plan again.");
    }

    /// <summary>Returns a property; an undefined element when there is none, or the element is no object.</summary>
    internal static JsonElement Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var property) ? property : default;

    /// <summary>Returns the properties of an object; none of anything else.</summary>
    internal static IEnumerable<JsonProperty> Properties(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    /// <summary>Returns the items of an array; none of anything else.</summary>
    internal static IEnumerable<JsonElement> Elements(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
