using Tap.Core;

namespace Tap.Tests.Core;

public sealed class AvailabilityZoneTests
{
    // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
    [TestCase("us-east-1", "use1-az6")]
    [TestCase("us-west-2", "usw2-az1")]
    [TestCase("us-gov-west-1", "usgw1-az1")]
    [TestCase("ca-central-1", "cac1-az4")]
    [TestCase("eu-central-1", "euc1-az2")]
    [TestCase("eu-north-1", "eun1-az3")]
    [TestCase("ap-northeast-1", "apne1-az4")]
    [TestCase("ap-southeast-2", "apse2-az1")]
    [TestCase("ap-south-1", "aps1-az3")]
    [TestCase("cn-northwest-1", "cnnw1-az1")]
    [TestCase("sa-east-1", "sae1-az1")]
    public void An_id_tells_its_region(string region, string id)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AvailabilityZone.IsId(id), Is.True);
            Assert.That(AvailabilityZone.IsIn(id, region), Is.True);
            Assert.That(AvailabilityZone.IsIn(id, "me-central-1"), Is.False);
        }
    }

    [TestCase("us-east-1a", "us-east-1", true)]
    [TestCase("us-east-1a", "us-east-2", false)]
    public void A_name_begins_with_its_region(string name, string region, bool isIn)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AvailabilityZone.IsId(name), Is.False);
            Assert.That(AvailabilityZone.IsName(name), Is.True);
            Assert.That(AvailabilityZone.IsIn(name, region), Is.EqualTo(isIn));
        }
    }

    [TestCase("use10-az1", "us-east-1", false)]
    [TestCase("use1-az10", "us-east-1", true)]
    [TestCase("eude1-az1", "eusc-de-east-1", true)]
    public void Beginnings_alone_do_not_do_and_ids_of_unknown_forms_are_taken_as_they_are(string id, string region, bool isIn) =>
        Assert.That(AvailabilityZone.IsIn(id, region), Is.EqualTo(isIn));

    [TestCase("use1-az")]
    [TestCase("use1az1")]
    [TestCase("use1-bos1-az1")]
    [TestCase("USE1-AZ1")]
    [TestCase("us-east-1")]
    [TestCase("us-east-1-bos-1a")]
    public void Anything_else_is_neither(string text) =>
        Assert.That((AvailabilityZone.IsId(text), AvailabilityZone.IsName(text)), Is.EqualTo((false, false)));
}
