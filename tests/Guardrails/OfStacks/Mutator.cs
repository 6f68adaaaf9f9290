using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tap.Tests.Guardrails.OfStacks;

/// <summary>Breaks a stack in every way, one at a time.</summary>
/// <param name="name">The name of the stack.</param>
/// <param name="json">The text of its <c>cdk.tf.json</c>.</param>
internal sealed class Mutator(string name, string json)
{
    private static readonly StackBlock Variable = new("variable", "variable", ValueChanges.Variable, "{}");

    // A copy of a resource is as good as the resource in all but these: each weakens what it belongs to.
    private static readonly Mutation[] OfCopies =
        [Mutation.Flipped, Mutation.Zeroed, Mutation.Widened, Mutation.Weakened, Mutation.Inverted];

    private readonly IReadOnlyList<StackBlock> blocks = StackBlock.AllIn(json);

    /// <summary>Returns all mutants.</summary>
    public IEnumerable<Mutant> Mutants() => blocks.Where(block => block.Section is not ("//" or "output" or "locals")).SelectMany(Mutants);

    private IEnumerable<Mutant> Mutants(StackBlock block)
    {
        foreach (var change in ValueChanges.Of(new Place("", [], JsonNode.Parse(block.Json)!)))
        {
            yield return new(name, block, change.Path, change.Mutation, change.Detail, () => Instead(block, change.Of(block.Json)));
            if (OfCopies.Contains(change.Mutation) && IsSatellite(block))
            {
                yield return new(name, block, change.Path, Mutation.Second, $"{change.Mutation} {change.Detail}".TrimEnd(),
                    () => blocks.Append(Copy(block, change.Of(block.Json))));
            }
        }

        if (block.Section != "resource")
            yield break;
        yield return new(name, block, "", Mutation.CountZero, "", () => Instead(block, WithCount(block, 0)));
        yield return new(
            name, block, "", Mutation.CountUnknown, "", () => Instead(block, WithCount(block, $"${{var.{ValueChanges.Variable}}}")));
        yield return new(name, block, "", Mutation.Module, "", () => InModule(block));
        foreach (var (type, what, body) in Additions.To(block))
            yield return new(name, block, $"+{type}", Mutation.Added, what, () => blocks.Append(new("resource", type, "mutated", body)));
    }

    private IEnumerable<StackBlock> Instead(StackBlock block, string changed) =>
        blocks.Select(one => one == block ? block with { Json = changed } : one).Append(Variable);

    private IEnumerable<StackBlock> InModule(StackBlock block) =>
        blocks.Where(one => one != block)
            .Select(one => one with { Json = one.Json.Replace($"{block.Address}.", "module.mutated.", StringComparison.Ordinal) })
            .Append(new("module", "module", "mutated", """{"source":"./modules/mutated"}"""));

    private static StackBlock Copy(StackBlock block, string changed)
    {
        var copy = JsonNode.Parse(changed)!;
        if (copy["//"]?["metadata"]?["path"] is { } path)
            copy["//"]!["metadata"]!["path"] = $"{path}-second";
        return block with { Id = $"{block.Id}-second", Json = copy.ToJsonString() };
    }

    private static string WithCount(StackBlock block, JsonNode count)
    {
        var json = JsonNode.Parse(block.Json)!;
        json["count"] = count;
        return json.ToJsonString();
    }

    // What has no name of its own, but refers to something, belongs to that.
    private static bool IsSatellite(StackBlock block)
    {
        var texts = JsonNode.Parse(block.Json)!.AsObject().Where(member => member.Value?.GetValueKind() == JsonValueKind.String)
            .ToDictionary(member => member.Key, member => member.Value!.GetValue<string>().StartsWith("${aws_", StringComparison.Ordinal));
        return block.Section == "resource" && texts.ContainsValue(true)
            && !texts.Any(text => text.Key.EndsWith("name", StringComparison.Ordinal) && !text.Value);
    }
}
