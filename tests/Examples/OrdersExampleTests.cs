using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Amazon.DynamoDBv2.Model;
using Tap.Compute;
using Tap.Core;
using Tap.Guardrails;
using Tap.Tests.Functions;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Queue;
using Tap.Tests.Synthesis;
using Tap.Tests.Terraform;

namespace Tap.Tests.Examples;

/// <summary><c>examples/orders</c>, an app that has of the library nothing but its package.</summary>
public sealed class OrdersExampleTests
{
    private static readonly string Sdk = Path.Combine(Path.GetTempPath(), "node_modules");

    private PackedExample example = null!;

    [OneTimeSetUp]
    public void Build()
    {
        example = new PackedExample("orders");
        // Lambda's runtime brings the AWS SDK; functions are unpacked below this folder.
        Directory.CreateSymbolicLink(Sdk, Path.Combine(ProjectFolder.Path, "functions", "node_modules"));
    }

    [OneTimeTearDown]
    public void Delete()
    {
        Directory.Delete(Sdk);
        example?.Dispose();
    }

    [Test]
    public void The_package_has_both_assemblies_their_documentation_the_page_and_the_licence() => Assert.That(
        Entries("Tap.Constructs.*.nupkg"),
        Is.SupersetOf(new[]
        {
            "lib/net10.0/Tap.Constructs.dll", "lib/net10.0/Tap.Constructs.xml", "lib/net10.0/Tap.Guardrails.dll",
            "lib/net10.0/Tap.Guardrails.xml", "README.md", "LICENSE",
        }).And.Exactly(2).EndsWith(".dll"));

    [Test]
    public void The_symbols_of_both_assemblies_are_beside_it() => Assert.That(
        Entries("Tap.Constructs.*.snupkg").Where(entry => entry.EndsWith(".pdb", StringComparison.Ordinal)),
        Is.EquivalentTo(["lib/net10.0/Tap.Constructs.pdb", "lib/net10.0/Tap.Guardrails.pdb"]));

    [Test]
    public void The_package_depends_on_the_three_official_ones_and_on_nothing_else()
    {
        using var package = Open("Tap.Constructs.*.nupkg");
        using var manifest = package.GetEntry("Tap.Constructs.nuspec")!.Open();
        Assert.That(
            XDocument.Load(manifest).Descendants().Where(element => element.Name.LocalName == "dependency")
                .Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"),
            Is.EquivalentTo(["Constructs 10.4.2", "HashiCorp.Cdktf 0.21.0", "HashiCorp.Cdktf.Providers.Aws 20.1.0"]));
    }

    [Test]
    public void It_is_valid_and_can_be_planned_by_the_real_provider()
    {
        using var app = example.Synthesize();
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        var terraform = new TerraformFolder(app.StackFolder("orders"));
        terraform.GoOffline();
        terraform.Initialize();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(terraform.Validate(), Is.Empty);
            Assert.That(
                terraform.Plan().Select(change => change.GetProperty("type").GetString()),
                Has.Exactly(2).EqualTo("aws_sqs_queue").And.Exactly(1).EqualTo("aws_lambda_event_source_mapping")
                    .And.Exactly(1).EqualTo("aws_dynamodb_table").And.Exactly(2).EqualTo("aws_lambda_function"));
        }
    }

    [Test]
    public void It_has_a_PATCH_route_that_asks_who_calls_and_alarms_on_what_waits()
    {
        using var app = example.Synthesize();
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        var stack = SynthesizedStack.Parse(File.ReadAllText(Path.Combine(app.StackFolder("orders"), "cdk.tf.json")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stack.Single("aws_api_gateway_method", "http_method", "PATCH").Text("authorization"), Is.EqualTo("AWS_IAM"));
            Assert.That(
                stack.Alarms.Select(alarm => alarm.Text("alarm_name")),
                Is.SupersetOf(new[] { "oldest-message", "messages", "dead-letter-messages" }
                    .Select(alarm => $"acme-dev-cloudwatch-orders-changes-{alarm}-production")));
        }
    }

    [Test]
    public async Task Its_functions_keep_the_latest_change_and_ask_again_for_what_failed()
    {
        using var app = example.Synthesize();
        var stack = SynthesizedStack.Parse(File.ReadAllText(Path.Combine(app.StackFolder("orders"), "cdk.tf.json")));
        using var database = await DynamoDbLocal.StartAsync(stack);
        using var dynamoDb = new DynamoDb(database.Address);
        var sqs = new Sqs();
        await using var aws = await AwsEndpoint.StartAsync(dynamoDb, sqs);
        var table = stack.Single("aws_dynamodb_table").Text("name")!;
        await using var accept = Function("accept", aws, ("QUEUE_URL", new Uri(aws.Address, "queues/changes").ToString()));
        await using var keep = Function("keep", aws, ("TABLE_NAME", table));

        await accept.InvokeAsync(new ProxyEvent("PATCH", "/orders/{order_id}", ("order_id", "7")).Json(new { status = "paid" }).ToJson());
        var change = sqs.Messages("changes").Single();
        var earlier = JsonSerializer.Serialize(new { orderId = "7", status = "placed", changedAt = 1 });
        var answer = await keep.InvokeAsync(
            new QueueBatch("changes").AddText("1", change).AddText("2", earlier).AddText("3", "no change").ToString());

        var order = await database.Client.GetItemAsync(table, new Dictionary<string, AttributeValue> { ["order_id"] = new("7") });
        Assert.That(answer.GetRawText(), Is.EqualTo("""{"batchItemFailures":[{"itemIdentifier":"3"}]}"""));
        Assert.That(order.Item["status"].S, Is.EqualTo("paid"));
    }

    [Test]
    public void Its_own_guardrail_refuses_what_breaks_it() => Assert.That(
        Refusal(retentionDays: "2"),
        Does.Contain("ORDERS-SQS-1: Queues keep messages over a long weekend")
            .And.Contain("- orders/changes/queue (aws_sqs_queue.changes_queue_")
            .And.Contain("Way out: raise its message_retention_seconds to 4 days or more.").And.Not.Contain("TAP-"));

    [Test]
    public void Its_own_guardrail_passes_the_verifier()
    {
        var rule = Rule.AllIn(Assembly.LoadFrom(example.ProgramFile)).Single();
        foreach (var retention in new[] { "345600", "\"345600\"", "1209600" })
            RuleVerifier.Keeps(rule, Queue(retention));
        foreach (var retention in new[] { "345599", "\"60\"", "null", "\"${var.retention}\"" })
            RuleVerifier.Breaks(rule, Queue(retention), "aws_sqs_queue.orders");

        static string Queue(string retention) =>
            $$"""{ "resource": { "aws_sqs_queue": { "orders": { "message_retention_seconds": {{retention}} } } } }""";
    }

    [Test]
    public void Its_own_setting_is_refused_with_a_message() => Assert.That(
        Refusal(retentionDays: "forever"),
        Does.StartWith("1 setting has to be changed; nothing was written.")
            .And.Contain("retention of changes").And.Contain("'forever' in ORDERS_RETENTION_DAYS").And.Contain("1 to 14 days"));

    [Test]
    public void The_README_shows_it_word_for_word()
    {
        var readme = File.ReadAllText(Path.Combine(ProjectFolder.Path, "README.md"));
        var code = File.ReadAllText(Path.Combine(ProjectFolder.Path, "examples", "orders", "main.cs"));
        var section = readme[readme.IndexOf("## Write your own stack", StringComparison.Ordinal)..];
        Assert.That(section[..section.IndexOf("\n## ", StringComparison.Ordinal)], Does.Contain($"```csharp\n{code}```"));
    }

    private static LambdaFunction Function(string name, AwsEndpoint aws, (string Name, string Value) variable) => new(
        new FunctionSettings
        {
            Code = FunctionPackage.FromFolder($"examples/orders/functions/{name}"),
            Name = name,
            MemorySize = 256,
            Timeout = TimeSpan.FromSeconds(30),
            Environment = new Dictionary<string, string> { [variable.Name] = variable.Value },
            Permissions = [],
        },
        aws.Address, concurrency: 1);

    private string Refusal(string retentionDays)
    {
        using var app = example.Synthesize(("ORDERS_RETENTION_DAYS", retentionDays));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(app.ExitCode, Is.EqualTo(1));
            Assert.That(app.Stacks, Is.Empty);
            Assert.That(app.Error, Does.Not.Contain("   at "));
        }

        return app.Error;
    }

    private IEnumerable<string> Entries(string pattern)
    {
        using var package = Open(pattern);
        return [.. package.Entries.Select(entry => entry.FullName)];
    }

    private ZipArchive Open(string pattern) => ZipFile.OpenRead(Directory.EnumerateFiles(example.Packages, pattern).Single());
}
