using System.Text.Json;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>What an answer repeats of a request is cut, so that none can be made to be much larger than what was asked.</summary>
public sealed class HostileRequestTests
{
    private static IEnumerable<TestCaseData> Bodies()
    {
        foreach (var package in ApiFunctions.Packages.Except(["get-handler", "delete-handler"]))
        {
            yield return Body(package, "a name of blanks", Named(new string(' ', 262_000)));
            yield return Body(package, "a name of escapes", Named(string.Concat(Enumerable.Repeat("~/%#?", 20_000))));
            var emoji = string.Concat(Enumerable.Repeat("🧨", 300));
            yield return Body(package, "names of emoji",
                JsonSerializer.Serialize(Enumerable.Range(0, 60).ToDictionary(number => $"{number}{emoji}", _ => 1)));
            yield return Body(package, "many names",
                JsonSerializer.Serialize(Enumerable.Range(0, 15_000).ToDictionary(number => $"field{number}", _ => 1)));
            yield return Body(package, "a character at the cut", $$"""{"{{new string('n', 63)}}\ud83e\udde8":1}""");
            yield return Body(
                package, "long names within", $$"""{"attributes":{"{{new string('n', 100_000)}}":[null,null]},"title":null}""");
        }
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_body_is_not_answered_with_a_larger_one(string package, string body)
    {
        var request = ApiFunctions.Of(package).Request;
        await AssertCutAsync(package, request with { Body = body });
    }

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public async Task A_query_is_not_answered_with_a_larger_text(string package)
    {
        var request = ApiFunctions.Of(package).Request;
        await AssertCutAsync(
            package, request with { QueryParameters = [.. Enumerable.Range(0, 1_000).Select(number => ($"parameter{number}", "x"))] });
        await AssertCutAsync(package, request.Query(new string('q', 9_000), "x").Query(new string('\u0001', 9_000), "x"));
    }

    private static async Task AssertCutAsync(string package, ProxyEvent request)
    {
        var response = await ApiFunctions.Of(package).SendAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(400), response.ToString());
            Assert.That(response.Offenders, Has.Count.InRange(1, 50));
            Assert.That(response.Body, Has.Length.LessThan(Answer.MaximumProblemBytes));
            Assert.That(response.Body, Does.Not.Contain("%EF%BF%BD"), "a character cut in two");
        });
    }

    private static string Named(string name) => JsonSerializer.Serialize(new Dictionary<string, int> { [name] = 1 });

    private static TestCaseData Body(string package, string name, string body) =>
        new TestCaseData(package, body).SetArgDisplayNames(package, name);
}
