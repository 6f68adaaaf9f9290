using Tap.Api;
using Tap.Storage;
using Tap.Tests.Api;

namespace Tap.Tests.Terraform;

/// <summary>What the real AWS provider says of routes that were declared outside the library, without an account.</summary>
public sealed class OwnRouteProviderTests
{
    [Test]
    public void They_are_valid_and_can_be_planned()
    {
        using var offline = new OfflineStack(stack => _ = new RestService(stack, "api", new()
        {
            Description = "Test",
            Cache = new(),
            Routes = new Dictionary<string, Route>
            {
                ["GET /notes/{id}"] = new HttpProxyRoute("https://notes.example.com/{id}"),
                ["POST /jobs"] = new QueueRoute(new Queue(stack, "jobs")) { Body = ApiFixture.Schema },
            },
        }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offline.Terraform.Validate(), Is.Empty);
            Assert.That(
                offline.Terraform.Plan().Where(change => change.GetProperty("type").GetString() == "aws_api_gateway_integration")
                    .Select(change => change.GetProperty("change").GetProperty("after").GetProperty("type").GetString()),
                Is.EquivalentTo(["AWS", "HTTP_PROXY", "MOCK", "MOCK"]));
        }
    }
}
