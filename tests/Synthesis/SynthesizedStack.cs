using System.Text.Json;
using Tap.Core;

namespace Tap.Tests.Synthesis;

/// <summary>
/// The Terraform JSON of a stack, as <c>cdktf synth</c> would write it, with lookups whose failures show what there is instead.
/// </summary>
public sealed class SynthesizedStack
{
    private readonly JsonElement root;

    private SynthesizedStack(string json)
    {
        Json = json;
        root = JsonDocument.Parse(json).RootElement;
    }

    /// <summary>The whole JSON text.</summary>
    public string Json { get; }

    /// <summary>Synthesizes a stack that holds what <paramref name="build"/> puts into it, with default settings.</summary>
    public static SynthesizedStack Of(Action<TapStack> build, params (string Variable, string Value)[] environment) =>
        Of((app, settings) =>
        {
            var stack = new EmptyStack(app, settings);
            build(stack);
            return stack;
        }, environment);

    /// <summary>Synthesizes the stack that <paramref name="make"/> returns.</summary>
    public static SynthesizedStack Of(Func<App, Settings, TapStack> make, params (string Variable, string Value)[] environment)
    {
        var settings = SettingsOf(environment);
        return new SynthesizedStack(Testing.Synth(make(Testing.App(), settings), true));
    }

    /// <summary>The types of all resources.</summary>
    public IEnumerable<string> ResourceTypes => root.GetProperty("resource").EnumerateObject().Select(type => type.Name);

    /// <summary>A stack from JSON that was synthesized before.</summary>
    public static SynthesizedStack Parse(string json) => new(json);

    /// <summary>Settings from these environment variables and nothing else.</summary>
    public static Settings SettingsOf(params (string Variable, string Value)[] environment) =>
        Settings.Read(
            environment.ToDictionary(pair => pair.Variable, pair => pair.Value), """{ "project": "trainr963" }""", AllStacks.OwnSettings);

    /// <summary>All resources of a Terraform type, in the order of their logical ids.</summary>
    public IReadOnlyList<SynthesizedResource> All(string type) => Block("resource", type);

    /// <summary>The only resource of a type.</summary>
    public SynthesizedResource Single(string type) => Single(type, _ => true, "any");

    /// <summary>The only resource of a type that has this value at this dotted path.</summary>
    public SynthesizedResource Single(string type, string path, string value) =>
        Single(type, resource => resource.Text(path) == value, $"{path} = {value}");

    /// <summary>
    /// Returns the resource that an expression such as <c>${aws_s3_bucket.data.arn}</c> refers to; null where it refers to none.
    /// </summary>
    public SynthesizedResource? Referenced(string? expression) => expression?.Trim('$', '{', '}').Split('.') is [var type, var id, ..]
        ? All(type).SingleOrDefault(resource => resource.Address == $"{type}.{id}")
        : null;

    /// <summary>A block of the stack outside resources, such as <c>terraform.backend.s3</c> or <c>output.vpc-id</c>.</summary>
    public SynthesizedResource At(string path) => new(path, path.Split('.').Aggregate(root, (element, name) =>
        element.TryGetProperty(name, out var child)
            ? child
            : throw new AssertionException(
                $"No '{name}' of '{path}' in the stack; there is: {string.Join(", ", element.EnumerateObject().Select(p => p.Name))}")));

    private SynthesizedResource Single(string type, Func<SynthesizedResource, bool> matches, string wanted)
    {
        var candidates = All(type);
        var found = candidates.Where(matches).ToList();
        return found.Count == 1
            ? found[0]
            : throw new AssertionException(
                $"Expected one {type} with {wanted}, found {found.Count}. Candidates:\n{string.Join('\n', candidates)}");
    }

    private List<SynthesizedResource> Block(string kind, string type) =>
        root.TryGetProperty(kind, out var block) && block.TryGetProperty(type, out var resources)
            ? [.. resources.EnumerateObject()
                .OrderBy(r => r.Name, StringComparer.Ordinal)
                .Select(r => new SynthesizedResource($"{type}.{r.Name}", r.Value))]
            : [];

    private sealed class EmptyStack(App app, Settings settings) : TapStack(app, "test", settings);
}
