using Tap.Core;

namespace Tap.Tests.Core;

public sealed class CdktfContextTests
{
    private string directory = "";

    [SetUp]
    public void MakeDirectory() => directory = Directory.CreateTempSubdirectory("tap-settings-").FullName;

    [TearDown]
    public void RemoveDirectory() => Directory.Delete(directory, recursive: true);

    [Test]
    public void The_context_of_the_file_is_read()
    {
        Write("""{ "language": "csharp", "context": { "project": "acme" } }""");

        Assert.That(Read().Project, Is.EqualTo("acme"));
    }

    [Test]
    public void What_the_cli_hands_over_wins_over_the_file()
    {
        Write("""{ "context": { "project": "acme" } }""");

        Assert.That(Read(handedOver: """{ "project": "other" }""").Project, Is.EqualTo("other"));
    }

    [Test]
    public void Without_file_or_context_the_defaults_hold()
    {
        var withoutFile = Read();
        Write("""{ "language": "csharp" }""");

        Assert.That(new[] { withoutFile.Project, Read().Project }, Is.All.EqualTo("trainr963"));
    }

    [Test]
    public void A_process_has_its_own_environment_variables()
    {
        var before = Environment.GetEnvironmentVariable("TAP_PROJECT");
        Environment.SetEnvironmentVariable("TAP_PROJECT", "of-this-process");
        try
        {
            Assert.That(Settings.FromProcess().Project, Is.EqualTo("of-this-process"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TAP_PROJECT", before);
        }
    }

    [TestCase("{ \"context\": {\n  \"project\": \"acme\",\n} }", "cdktf.json", "broken JSON in line 3, byte 1")]
    [TestCase("""{ "context": ["project"] }""", "cdktf.json", "[\"project\"]")]
    [TestCase("[]", "cdktf.json", "[]")]
    [TestCase("""{ "context": { "project": { "name": "acme" } } }""", "\"project\" in the context of cdktf.json", "{ \"name\": \"acme\" }")]
    [TestCase("""{ "context": { "availabilityZones": [] } }""", "\"availabilityZones\" in the context of cdktf.json", "[]")]
    [TestCase("""{ "context": { "availabilityZones": [1] } }""", "\"availabilityZones\" in the context of cdktf.json", "[1]")]
    public void What_cannot_be_read_is_a_problem_among_the_others(string json, string subject, string found)
    {
        Write(json);

        var problems = Assert.Throws<SettingsException>(() => Read(region: "nowhere"))!.Problems;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Count.EqualTo(2));
            Assert.That(problems[0].Subject, Is.EqualTo(subject));
            Assert.That(problems[0].Found, Is.EqualTo(found));
            Assert.That(problems[1].Subject, Does.StartWith("region"));
        }
    }

    [Test]
    public void Broken_json_from_the_cli_is_a_problem() =>
        Assert.That(
            Assert.Throws<SettingsException>(() => Read(handedOver: "{"))!.Problems.Single().Subject,
            Is.EqualTo("CDKTF_CONTEXT_JSON"));

    private void Write(string json) => File.WriteAllText(Path.Combine(directory, "cdktf.json"), json);

    private Settings Read(string handedOver = "", string region = "") =>
        Settings.FromDirectory(new Dictionary<string, string> { ["CDKTF_CONTEXT_JSON"] = handedOver, ["AWS_REGION"] = region }, directory);
}
