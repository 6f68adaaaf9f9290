using Tap.Api;
using Tap.Storage;
using Tap.Tests.Api;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>What the real AWS provider says of routes that were declared outside the library, without an account.</summary>
public sealed class OwnRouteProviderTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-routes-");

    [OneTimeTearDown]
    public void Delete() => folder.Delete(recursive: true);

    [Test]
    public void They_are_valid_and_can_be_planned()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "cdk.tf.json"), SynthesizedStack.Of(stack => _ = new RestService(stack, "api", new()
        {
            Description = "Test",
            Cache = new(),
            Routes = new Dictionary<string, Route>
            {
                ["GET /notes/{id}"] = new HttpProxyRoute("https://notes.example.com/{id}"),
                ["POST /jobs"] = new QueueRoute(new Queue(stack, "jobs")) { Body = ApiFixture.Schema },
            },
        })).Json);
        var terraform = new TerraformFolder(folder.FullName);
        terraform.GoOffline();
        terraform.Initialize();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(terraform.Validate(), Is.Empty);
            Assert.That(
                terraform.Plan().Where(change => change.GetProperty("type").GetString() == "aws_api_gateway_integration")
                    .Select(change => change.GetProperty("change").GetProperty("after").GetProperty("type").GetString()),
                Is.EquivalentTo(["AWS", "HTTP_PROXY", "MOCK", "MOCK"]));
        }
    }
}
