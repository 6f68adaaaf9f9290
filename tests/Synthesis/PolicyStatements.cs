namespace Tap.Tests.Synthesis;

/// <summary>Statements of the IAM policies in synthesized resources.</summary>
internal static class PolicyStatements
{
    /// <summary>All statements of the policy at <paramref name="path"/>, in their order.</summary>
    public static IReadOnlyList<SynthesizedResource> Statements(this SynthesizedResource resource, string path = "policy") =>
        [.. resource.Document(path)
            .GetProperty("Statement")
            .EnumerateArray()
            .Select(statement => new SynthesizedResource($"{resource.Address}.{path}", statement))];

    /// <summary>The statement with this id.</summary>
    public static SynthesizedResource Statement(this SynthesizedResource resource, string sid, string path = "policy") =>
        resource.Statements(path).SingleOrDefault(statement => statement.Text("Sid") == sid)
        ?? throw new AssertionException($"No statement '{sid}' in: {resource.Text(path)}");
}
