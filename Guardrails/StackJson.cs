using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A synthesized stack as Terraform reads it, from the <c>cdk.tf.json</c> in its folder.</summary>
public sealed class StackJson
{
    private StackJson(IReadOnlyList<LegacyResource> resources, string? environment)
    {
        Resources = resources;
        Environment = environment;
    }

    /// <summary>The resources, in the order of the file.</summary>
    public IReadOnlyList<LegacyResource> Resources { get; }

    /// <summary>
    /// The environment of the stack, from the provider's default tag <c>Environment</c>; <see langword="null"/> without that tag.
    /// </summary>
    public string? Environment { get; }

    /// <summary>Parses a stack.</summary>
    /// <param name="json">The text of its <c>cdk.tf.json</c>.</param>
    /// <returns>The stack.</returns>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static StackJson Parse(string json)
    {
        // Cloned, so that the elements remain valid after the document is disposed.
        using var document = JsonDocument.Parse(json);
        var resources = document.RootElement.TryGetProperty("resource", out var types)
            ? types.EnumerateObject().SelectMany(type => type.Value.EnumerateObject().Select(resource => Read(type.Name, resource)))
            : [];
        return new StackJson([.. resources], EnvironmentOf(document.RootElement));
    }

    /// <summary>Returns the resources of some Terraform types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The resources, in the order of the file.</returns>
    public IEnumerable<LegacyResource> All(params IReadOnlyList<string> types) =>
        Resources.Where(resource => types.Contains(resource.Type));

    private static string? EnvironmentOf(JsonElement root) => root.TryGetProperty("provider", out var providers)
        ? (from provider in LegacyResource.BlocksOf(providers, "aws")
           from defaults in LegacyResource.BlocksOf(provider, "default_tags")
           from tags in LegacyResource.BlocksOf(defaults, "tags")
           select LegacyResource.TextOf(tags, "Environment")).FirstOrDefault()
        : null;

    private static LegacyResource Read(string type, JsonProperty resource)
    {
        var value = resource.Value.Clone();
        var path = value.TryGetProperty("//", out var comment) && comment.TryGetProperty("metadata", out var metadata)
            ? LegacyResource.TextOf(metadata, "path")
            : null;
        return new LegacyResource(type, resource.Name, path ?? $"{type}.{resource.Name}", value);
    }
}
