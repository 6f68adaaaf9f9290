using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>
/// A stack as Terraform understands it, read from its configuration (<c>cdk.tf.json</c>) or from the JSON of a plan.
/// </summary>
public sealed class StackModel
{
    private static readonly string[] OtherRoots = ["var", "local", "each", "count", "self", "path", "terraform", "module"];
    private readonly Lazy<IReadOnlyList<PolicyModel>> policies;
    private readonly Lazy<string?> environment;
    private readonly Dictionary<string, List<ResourceBlock>> byType = [];

    internal StackModel(string name, bool isPlan, IReadOnlyList<ResourceBlock> blocks)
    {
        Name = name;
        IsPlan = isPlan;
        Blocks = blocks;
        Resources = [.. All(BlockKind.Resource)];
        foreach (var resource in Resources)
        {
            if (!byType.TryGetValue(resource.Type, out var ofType))
                byType[resource.Type] = ofType = [];
            ofType.Add(resource);
        }

        policies = new(() => PolicyReader.PoliciesOf(this));
        environment = new(FindEnvironment);
    }

    /// <summary>The name of the stack; empty when the configuration does not say it.</summary>
    public string Name { get; }

    /// <summary>The file that it was read from; <see langword="null"/> when the reader did not say it.</summary>
    internal StackFile? File { get; private set; }

    /// <summary>Whether it was read from a plan, in which modules are expanded and values of variables are known.</summary>
    public bool IsPlan { get; }

    /// <summary>
    /// All blocks: resources, and <c>data</c>, <c>module</c>, <c>provider</c>, <c>variable</c>, <c>output</c>, <c>locals</c> and
    /// <c>terraform</c> blocks.
    /// </summary>
    public IReadOnlyList<ResourceBlock> Blocks { get; }

    /// <summary>The managed resources, in the order of the file; without those whose <c>count</c> or <c>for_each</c> makes none.</summary>
    public IReadOnlyList<ResourceBlock> Resources { get; }

    /// <summary>
    /// All policies, wherever they stand: attributes, inline policies, trust, policies of resources, data sources they come from.
    /// </summary>
    public IReadOnlyList<PolicyModel> Policies => policies.Value;

    /// <summary>
    /// The environment of the stack, from the provider's default tag <c>Environment</c>; <see langword="null"/> without that tag.
    /// </summary>
    public string? Environment => environment.Value;

    /// <summary>Reads a configuration in Terraform's JSON syntax.</summary>
    /// <param name="json">The text of its <c>cdk.tf.json</c>.</param>
    /// <param name="file">
    /// The path of the file as reports name it: <c>cdktf.out/stacks/tasks/cdk.tf.json</c>. <value>Default: null, they name none.</value>
    /// </param>
    /// <returns>The stack.</returns>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    /// <exception cref="FormatException">It is JSON, but no configuration.</exception>
    public static StackModel FromConfiguration(string json, string? file = null)
    {
        var stack = ConfigurationReader.Read(json);
        stack.File = file is null ? null : new StackFile(file, json);
        return stack;
    }

    /// <summary>Reads the JSON that <c>terraform show -json</c> writes of a plan.</summary>
    /// <param name="json">The JSON of the plan.</param>
    /// <param name="configuration">
    /// The text of the stack's <c>cdk.tf.json</c>, which has the paths of constructs, and what the plan does not know yet, such as a policy
    /// on a bucket that is to be made. <value>Default: null, those are addresses, and not known.</value>
    /// </param>
    /// <returns>The stack as it will be after the plan.</returns>
    /// <exception cref="JsonException">A text is not valid JSON.</exception>
    /// <exception cref="FormatException">It is JSON, but no plan.</exception>
    public static StackModel FromPlan(string json, string? configuration = null) => PlanReader.Read(json, configuration);

    /// <summary>Returns the resources of some Terraform types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The resources, in the order of the file.</returns>
    public IEnumerable<ResourceBlock> All(params IReadOnlyList<string> types) => types.Count == 1
        ? byType.TryGetValue(types[0], out var ofType) ? ofType : []
        : Resources.Where(resource => types.Contains(resource.Type));

    /// <summary>Returns the data sources of some Terraform types.</summary>
    /// <param name="types">The types.</param>
    public IEnumerable<ResourceBlock> Data(params IReadOnlyList<string> types) =>
        All(BlockKind.Data).Where(block => types.Contains(block.Type));

    /// <summary>Returns the blocks of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<ResourceBlock> All(BlockKind kind) => Blocks.Where(block => block.Kind == kind);

    /// <summary>
    /// Returns the resources of a type that belong to a resource, or may do: <c>aws_s3_bucket_versioning</c> of a <c>bucket</c>.
    /// </summary>
    /// <param name="type">The type of the resources.</param>
    /// <param name="argument">Their argument that refers to the resource.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>Each with the proof that it belongs to the resource and exists.</returns>
    public IEnumerable<OwnedResource> Of(string type, string argument, ResourceBlock resource) =>
        All(type).Select(other => OwnedBy(resource, other, argument)).OfType<OwnedResource>();

    /// <summary>
    /// Returns the resource that a value refers to; <see langword="null"/> when it refers to none of the stack, or to several.
    /// </summary>
    /// <param name="value">The value: <c>${aws_iam_role.role.arn}</c>, or a name.</param>
    /// <param name="types">The types that it may be of.</param>
    public ResourceBlock? ReferredToBy(Value value, params IReadOnlyList<string> types) =>
        All(types).Where(resource => resource.IsReferredToBy(value) == Proof.Holds).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether an address is that of a resource or data source, not of a variable or a local.</summary>
    internal static bool IsResource(string address)
    {
        var rest = address.AsSpan();
        while (rest.StartsWith("module.", StringComparison.Ordinal))
        {
            rest = rest["module.".Length..];
            rest = rest[(rest.IndexOf('.') + 1)..];
        }

        return rest.IndexOf('.') is var dot and > 0 && !OtherRoots.Contains(rest[..dot].ToString());
    }

    private static OwnedResource? OwnedBy(ResourceBlock owner, ResourceBlock other, string argument)
    {
        var refers = owner.IsReferredToBy(other[argument]);
        return refers == Proof.Broken ? null : new(other, refers.And(other.IsCertain ? Proof.Holds : Proof.Unproven));
    }

    private string? FindEnvironment() => this.EnvironmentTags().Select(tag => tag.Text).FirstOrDefault(found => found is not null);
}
