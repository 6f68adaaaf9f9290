using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Makes the instances of a block, of which <c>count</c> and <c>for_each</c> may make none or several.</summary>
internal static class Instances
{
    // More instances than these are not told apart.
    private const double Maximum = 64;

    public static IReadOnlyList<ResourceBlock> Of(Declaration declaration, Scope scope)
    {
        if (declaration.Kind is BlockKind.Variable or BlockKind.Locals or BlockKind.Output or BlockKind.Provider or BlockKind.Terraform)
            return [One(declaration, scope, key: null)];
        if (declaration.Body.TryGetProperty("count", out var count))
            return Counted(declaration, scope, ConfigurationReader.Evaluate(count, scope));
        if (declaration.Body.TryGetProperty("for_each", out var forEach))
            return ForEach(declaration, scope, ConfigurationReader.Evaluate(forEach, scope));
        return [One(declaration, scope, key: null)];
    }

    private static IReadOnlyList<ResourceBlock> Counted(Declaration declaration, Scope scope, Value count) => count.Number switch
    {
        0 => [],
        <= Maximum and { } number =>
            [.. Enumerable.Range(0, (int)number).Select(index => One(declaration, Index(scope, Value.Of((double)index)), $"[{index}]"))],
        _ => [One(declaration, Index(scope, Value.Unknown("count.index")), key: null, isCertain: count.Number is not null)],
    };

    internal static Scope Index(Scope scope, Value index) =>
        scope.With(("count", Value.Of(new Dictionary<string, Value> { ["index"] = index })));

    private static IReadOnlyList<ResourceBlock> ForEach(Declaration declaration, Scope scope, Value forEach)
    {
        if (forEach.Kind is not (ValueKind.List or ValueKind.Map) || forEach.IsOpen || forEach.Items.Any(item => item.Text is null))
            return [One(declaration, scope.With(("each", Value.Unknown("each", forEach.References))), key: null, isCertain: false)];
        // The keys of a set are its values.
        return [.. Evaluator.Pairs(forEach).Select(pair => forEach.Kind == ValueKind.Map ? pair : (pair.Value, pair.Value))
            .Select(pair => One(
                declaration, scope.With(("each", ConfigurationReader.Each(pair.Item1, pair.Item2))), $"[\"{pair.Item1.Text}\"]"))];
    }

    private static ResourceBlock One(Declaration declaration, Scope scope, string? key, bool isCertain = true)
    {
        var address = $"{scope.Module}{declaration.Address}{key}";
        return new ResourceBlock(
            declaration.Kind,
            declaration.Type,
            declaration.LogicalId,
            address,
            PathOf(declaration.Body) ?? (scope.StackName.Length > 0 ? $"{scope.StackName}/{address}" : address),
            isCertain,
            ConfigurationReader.ArgumentsOf(declaration.Body, scope));
    }

    /// <summary>Returns the path of the construct that has made a block; <see langword="null"/> where none has.</summary>
    internal static string? PathOf(JsonElement body) =>
        body.Property("//").Property("metadata").Property("path") is { ValueKind: JsonValueKind.String } path ? path.GetString() : null;
}
