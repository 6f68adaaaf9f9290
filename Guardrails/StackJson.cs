using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A stack as Terraform will read it: the <c>cdk.tf.json</c> of its folder.</summary>
public sealed class StackJson
{
    private StackJson(IReadOnlyList<ResourceBlock> resources, string? environment)
    {
        Resources = resources;
        Environment = environment;
    }

    /// <summary>All its resources, in the order of the file.</summary>
    public IReadOnlyList<ResourceBlock> Resources { get; }

    /// <summary>
    /// The environment that it is for, by the tag <c>Environment</c> that the provider puts on everything; <see langword="null"/> without
    /// one.
    /// </summary>
    public string? Environment { get; }

    /// <summary>Reads a stack.</summary>
    /// <param name="json">The text of its <c>cdk.tf.json</c>.</param>
    /// <returns>The stack.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static StackJson Parse(string json)
    {
        // Cloned, so that the elements outlive the document.
        using var document = JsonDocument.Parse(json);
        var resources = document.RootElement.TryGetProperty("resource", out var types)
            ? types.EnumerateObject().SelectMany(type => type.Value.EnumerateObject().Select(resource => Read(type.Name, resource)))
            : [];
        return new StackJson([.. resources], EnvironmentOf(document.RootElement));
    }

    /// <summary>The resources of some Terraform types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The resources, in the order of the file.</returns>
    public IEnumerable<ResourceBlock> All(params IReadOnlyList<string> types) => Resources.Where(resource => types.Contains(resource.Type));

    private static string? EnvironmentOf(JsonElement root) => root.TryGetProperty("provider", out var providers)
        ? (from provider in ResourceBlock.BlocksOf(providers, "aws")
           from defaults in ResourceBlock.BlocksOf(provider, "default_tags")
           from tags in ResourceBlock.BlocksOf(defaults, "tags")
           select ResourceBlock.TextOf(tags, "Environment")).FirstOrDefault()
        : null;

    private static ResourceBlock Read(string type, JsonProperty resource)
    {
        var value = resource.Value.Clone();
        var path = value.TryGetProperty("//", out var comment) && comment.TryGetProperty("metadata", out var metadata)
            ? ResourceBlock.TextOf(metadata, "path")
            : null;
        return new ResourceBlock(type, resource.Name, path ?? $"{type}.{resource.Name}", value);
    }
}
